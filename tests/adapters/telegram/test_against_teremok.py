"""What we send, judged by teremok, a third party's rules of the Bot API inside aiogram's session."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiogram.methods import SendDocument, SendMessage, SendPhoto
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from teremok import MockBot

from gomflow.ports.chat import Refused
from gomflow.testing.telegram import about, due, jpeg
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.outbound import Button

WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", '<a href="https://gomflow.ph/?a=1">', "</a>"]
        ),
        st.sampled_from(["&lt;", "&amp;", "<", ">", "&", "<script>", "\n\n", "🎉", "₱", "Ñ", "kami "]),
        st.text(min_size=1, max_size=200),
    ),
    max_size=80,
).map("".join)


@pytest.fixture(scope="module")
async def judge() -> AsyncIterator[MockBot]:
    """A bot whose calls are judged."""
    bot = MockBot(token="700100200:simulated")
    yield bot
    await bot.session.close()


@given(text=WORDS, again=st.integers(min_value=1, max_value=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_a_text_holds_telegram_takes_it(text: str, again: int, judge: MockBot) -> None:
    message = due("kami " + text * again, Button(label="Oo", token="c|yes"), chat=1)
    sent = await TelegramSender(judge, Pacing(sleep=_at_once)).send(message, None)

    assert sent.provider_ids


@given(text=WORDS, again=st.integers(min_value=1, max_value=8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_a_caption_holds_telegram_takes_it(text: str, again: int, judge: MockBot) -> None:
    data = jpeg(20, 20)
    message = replace(due(text * again, chat=1), picture=about(data))
    sent = await TelegramSender(judge, Pacing(sleep=_at_once)).send(message, data)

    assert sent.provider_ids


async def _at_once(_seconds: float) -> None:
    """A pace without waiting."""


@pytest.mark.parametrize("label", ["Oo", "Ā" * 40, "💜"])
async def test_a_button_of_64_bytes_is_taken(label: str, judge: MockBot) -> None:
    sent = await TelegramSender(judge, Pacing()).send(due("x", Button(label=label, token="é" * 32), chat=1), None)

    assert len(sent.provider_ids) == 1


@pytest.mark.parametrize("token", ["", "x" * 65, "é" * 33])
async def test_a_button_telegram_cannot_carry_is_refused(token: str, judge: MockBot) -> None:
    with pytest.raises(Refused) as refused:
        await TelegramSender(judge, Pacing()).send(due("x", Button(label="x", token=token), chat=1), None)

    assert refused.value.code in {"button-data-invalid", "can-t-parse-inline-keyboard-button"}


async def test_texts_pictures_and_documents_were_judged(judge: MockBot) -> None:
    before = len(judge.mock_session.requests)
    data = jpeg(20, 20)
    sender = TelegramSender(judge, Pacing())
    await sender.send(due("x", chat=2), None)
    await sender.send(replace(due("x", chat=2), picture=about(data)), data)
    await sender.send(replace(due("x", chat=2), picture=about(data, "application/pdf")), data)

    assert [SendMessage, SendPhoto, SendDocument] == [type(call) for call in judge.mock_session.requests[before:]]
