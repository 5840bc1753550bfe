"""A GOM sets in a chat how they are paid, and the next proof is decided by it: on a real broker, with a real reader."""

import pytest

from gomflow.testing.rooms import Rooms, a_chat, presses, writes
from gomflow_events.identity import CLOCK, ChatKey, Language, MemberId, Role
from gomflow_events.member.requests import RoleDecided
from gomflow_events.money import Currency, Money
from gomflow_events.outbound import MessageDue


async def a_gom(house: Rooms, language: Language) -> tuple[ChatKey, MemberId]:
    chat = a_chat()
    await say(house, writes(chat, "/start", language))
    talking = await house.parts.desk.state("conversation", chat)
    await house.stage.ask(CLOCK, "member", talking.member_id, RoleDecided(role=Role.GOM, granted=True))
    return chat, talking.member_id


async def say(house: Rooms, fact: object) -> str:
    await house.parts.inbox.keep(fact)  # type: ignore[arg-type]  # any fact
    found: list[MessageDue] = await house.answered(fact)  # type: ignore[arg-type]  # as above
    return "\n".join(message.text for message in found)


@pytest.mark.parametrize("language", Language)
async def test_methods_are_set_in_a_chat(house: Rooms, language: Language) -> None:
    async with house.open("inbound", "notify"):
        chat, member_id = await a_gom(house, language)
        nothing = await say(house, writes(chat, "/methods", language))
        await say(house, presses(chat, "c|methods|accounts|PHP"))
        await say(house, writes(chat, "GCash 0917 555 0142 Juana Cruz"))
        await say(house, presses(chat, "c|methods|rule|gcash|PHP"))
        await say(house, writes(chat, "5000"))
        await say(house, writes(chat, "1500"))
        explained = await say(house, presses(chat, "c|methods|outside"))
        await say(house, presses(chat, "c|methods|outside|yes"))
        await house.settled("inbound", "notify")
        shown = await say(house, writes(chat, "/methods"))

    member = await house.parts.sources.member(member_id)
    assert member is not None
    rule = member.rules["gcash", Currency.PHP]
    assert (Money.of(5000, "PHP"), Money.of(1500, "PHP")) == (rule.approve_up_to, rule.trust_up_to)
    assert member.outside_reading
    assert "09175550142" not in nothing
    assert "Anthropic" in explained
    assert all(part in shown for part in ("09175550142", "5,000", "1,500", "GCash"))
