"""The bytes behind a picture: fetched, limited, gone, or out of reach."""

import traceback

import pytest
from aiogram import Bot

from gomflow.ports.chat import MediaGone, NotSent
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails, LostReply, LostRequest
from gomflow.testing.telegram import jpeg
from gomflow_adapters.telegram.inbound import read_update, to_fact
from gomflow_adapters.telegram.media import TelegramMedia
from gomflow_events.conversation.inbound import Media, MediaKind, MessageReceived

LIMIT = 1_000_000


def media_of(simulator: TelegramSimulator) -> Media:
    """The picture in the last update."""
    *_, latest = simulator.telegram.updates.pending.values()
    update = read_update(latest.body)
    assert update.message is not None
    fact = to_fact(update, simulator.telegram.bot.id, update.message.date)
    assert isinstance(fact, MessageReceived)
    return fact.media[0]


async def test_a_photo_comes_as_it_was_sent(ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator) -> None:
    data = jpeg(1080, 2400)
    await ana.sends_photo(data, "paid")

    assert data == await TelegramMedia(bot).fetch(media_of(simulator), LIMIT)


async def test_a_document_comes_as_it_was_sent(ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator) -> None:
    data = b"%PDF-1.7" + bytes(200_000)
    await ana.sends_document(data, "receipt.pdf", "application/pdf")

    assert data == await TelegramMedia(bot).fetch(media_of(simulator), LIMIT)


async def test_a_file_known_to_be_too_large_is_not_even_asked_for(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await ana.sends_document(bytes(5000), "receipt.pdf")
    asked = len(simulator.calls)
    with pytest.raises(ValueError, match="more than 4999 bytes"):
        await TelegramMedia(bot).fetch(media_of(simulator), 4999)

    assert asked == len(simulator.calls)


async def test_a_file_that_turns_out_too_large_is_not_read_to_its_end(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await ana.sends_document(bytes(500_000), "receipt.pdf")
    untold = Media(kind=MediaKind.DOCUMENT, source=media_of(simulator).source)
    with pytest.raises(ValueError, match="more than 1000 bytes"):
        await TelegramMedia(bot).fetch(untold, 1000)


async def test_a_file_telegram_hands_to_no_bot_is_too_large(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await ana.sends_document(bytes(20 * 1024 * 1024 + 1), "film.bin")
    untold = Media(kind=MediaKind.DOCUMENT, source=media_of(simulator).source)
    with pytest.raises(ValueError, match="more bytes than Telegram hands to bots"):
        await TelegramMedia(bot).fetch(untold, 10**9)


async def test_a_file_telegram_does_not_have_any_more_is_gone(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await ana.sends_photo(jpeg())
    media = media_of(simulator)
    simulator.telegram.files.forget(media.source)
    with pytest.raises(MediaGone):
        await TelegramMedia(bot).fetch(media, LIMIT)


async def test_a_link_that_leads_nowhere_is_gone_too(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await ana.sends_photo(jpeg())
    simulator.faults.order(Fails(404), "file")
    with pytest.raises(MediaGone) as gone:
        await TelegramMedia(bot).fetch(media_of(simulator), LIMIT)

    assert simulator.token not in "".join(traceback.format_exception(gone.value))


@pytest.mark.parametrize("method", ["getFile", "file"])
@pytest.mark.parametrize("fault", [Fails(502), LostRequest(), LostReply()], ids=["502", "request lost", "reply lost"])
async def test_out_of_reach_means_later(
    method: str, fault: Fails | LostRequest | LostReply, ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    data = jpeg()
    await ana.sends_photo(data)
    media = media_of(simulator)
    simulator.faults.order(fault, method, times=None)
    with pytest.raises(NotSent) as later:
        await TelegramMedia(bot).fetch(media, LIMIT)
    simulator.faults.clear()

    assert simulator.token not in "".join(traceback.format_exception(later.value))
    assert data == await TelegramMedia(bot).fetch(media, LIMIT)
