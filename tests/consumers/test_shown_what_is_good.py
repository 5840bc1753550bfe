"""Whose proof is refused is told why and what to do, in their language, with a picture of a good screenshot."""

import pytest

from gomflow.notify.views.reviewing import worth_saying
from gomflow.ports.vault import NotKept
from gomflow.testing.rooms import Rooms
from gomflow_events.identity import Language, Role
from gomflow_events.outbound import MessageDue
from gomflow_events.payment.requests import RejectionRequested


async def told(house: Rooms, language: Language) -> MessageDue:
    """What a buyer gets whose proof the manager refused."""
    stage = house.stage
    gom = await stage.person("Juana Cruz", Role.GOM)
    buyer = await stage.person("Ana Reyes", language=language)
    payment_id = await stage.doubtful(await stage.join(await stage.order(gom), buyer))
    async with house.open("notify"):
        await stage.does(gom, "payment", payment_id, RejectionRequested(reason="reason-unclear"))
        await house.settled("notify")
    chat = (await stage.member(buyer)).chats[0]
    return next(message for message in await house.said(chat) if message.view == "proof_rejected")


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.ENGLISH, "good screenshot"), (Language.FILIPINO, "larawan"), (Language.MALAY, "Gambar")],
)
async def test_the_example_comes_with_the_refusal(house: Rooms, language: Language, words: str) -> None:
    message = await told(house, language)

    assert message.picture is not None
    assert f"example-gcash-{language.value}" == message.picture.name
    assert words in message.text
    assert message.picture.size == len(await house.parts.vault.get(message.picture.name))


@pytest.mark.parametrize(
    ("doubts", "said"),
    [
        (
            ["not_a_receipt", "amount_unreadable", "recipient_unreadable", "reference_unreadable", "method_unknown"],
            ["not_a_receipt"],
        ),
        (["our_example", "not_a_receipt", "amount_differs"], ["our_example"]),
        (["amount_differs", "date_unreadable", "transfer_failed"], ["transfer_failed", "amount_differs"]),
        (["reference_used", "image_used"], ["reference_used", "image_used"]),
    ],
)
def test_who_is_refused_is_told_what_decided_it_and_not_all_that_was_not_seen(
    doubts: list[str], said: list[str]
) -> None:
    assert said == [doubt.value for doubt in worth_saying(doubts)]


async def test_an_example_is_never_kept_and_everything_else_is_the_vaults(house: Rooms) -> None:
    vault, owner = house.parts.vault, (await house.stage.person("Ana Reyes")).member_id
    await vault.put("proof-of-the-test", b"bytes", "image/png", owner)
    sent = await vault.get("proof-of-the-test")
    await vault.delete("proof-of-the-test")

    assert b"bytes" == sent
    for name in ("proof-of-the-test", "example-bitcoin-en"):
        with pytest.raises(NotKept):
            await vault.get(name)
