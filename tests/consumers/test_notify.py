"""What happened is told to exactly those it concerns, in their language, and once, however often it is heard."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from gomflow.handle.answer import Answer
from gomflow.services import notifier_of
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Person, Written
from gomflow.waiting import until
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import encode
from gomflow_events.identity import ChatKey, Language, Role
from gomflow_events.member.requests import ChatLossReported, RoleAsked
from gomflow_events.order import requests as r
from gomflow_events.outbound import MessageDue


@dataclass(frozen=True, slots=True)
class Scene:
    """An order with room for two, its manager, and three people who want in; each reads another language."""

    house: Rooms
    gom: Person
    ana: Person
    ben: Person
    order: Written

    async def asks(self, person: Person, body: object) -> Answer:
        """Somebody asks something of the order."""
        return await self.house.stage.does(person, "order", self.order.order_id, body)

    async def told(self, answer: Answer) -> dict[ChatKey, list[str]]:
        """Who was told what because of it: the views, or the sentences, by chat."""
        await self.house.settled("notify")
        found: dict[ChatKey, list[str]] = {}
        for message in await self.house.said_of(answer.events[0].correlation_id):
            found.setdefault(message.chat, []).append(message.view)
        return found

    async def chat(self, person: Person) -> ChatKey:
        """Where somebody reads."""
        return (await self.house.stage.member(person)).chats[0]


@pytest.fixture
async def scene(house: Rooms) -> Scene:
    stage = house.stage
    gom = await stage.person("Gia", Role.GOM, language=Language.FILIPINO)
    ana = await stage.person("Ana", language=Language.MALAY)
    ben = await stage.person("Ben", language=Language.ENGLISH)
    order = await stage.order(gom, minimum=1, maximum=1)
    return Scene(house, gom, ana, ben, order)


async def all_told(scene: Scene) -> list[MessageDue]:
    """Every message about the scene's order, whatever caused it."""
    await scene.house.settled("notify")
    commits = await scene.house.parts.log.read("order", scene.order.order_id)
    causes = [decision.correlation_id for stored in commits for decision in stored.commit.decisions]
    return [message for cause in dict.fromkeys(causes) for message in await scene.house.said_of(cause)]


async def test_each_event_tells_exactly_who_is_due(scene: Scene) -> None:
    gia, ana, ben = [await scene.chat(person) for person in (scene.gom, scene.ana, scene.ben)]
    async with scene.house.open("notify"):
        placed = await scene.house.stage.join(scene.order, scene.ana)
        waiting = await scene.house.stage.join(scene.order, scene.ben)
        messages = await all_told(scene)
        told = {(message.chat, message.view) for message in messages}
        assert {
            (gia, "gom-order-created"),
            (gia, "opened"),
            (ana, "placed"),
            (gia, "gom-submission-placed"),
            (gia, "gom-minimum-reached"),
            (ben, "waitlisted"),
            (gia, "gom-waitlisted"),
        } == told
        assert len(told) == len(messages)

        left = await scene.asks(scene.ana, r.WithdrawalRequested(submission_id=placed.submission_id))
        assert {ana: ["submission-ended"], gia: ["gom-submission-left"], ben: ["place-offered"]} == (
            await scene.told(left)
        )
        taken = await scene.asks(scene.ben, r.OfferAnswered(submission_id=waiting.submission_id, taken=True))
        assert {ben: ["placed"], gia: ["gom-place-taken"]} == await scene.told(taken)
        later = r.ExtensionRequested(deadline=datetime.now(UTC) + timedelta(days=30))
        extended = await scene.asks(scene.gom, later)
        assert {gia: ["gom-order-extended"], ben: ["order-extended"]} == await scene.told(extended)
        closed = await scene.asks(scene.gom, r.ClosingRequested(below_minimum_is_fine=True))
        assert {gia: ["gom-order-closed"], ben: ["order-closed-owing"]} == await scene.told(closed)


async def test_everybody_reads_their_own_language(scene: Scene) -> None:
    texts = scene.house.parts.texts
    async with scene.house.open("notify"):
        await scene.house.stage.join(scene.order, scene.ana)
        waiting = await scene.house.stage.join(scene.order, scene.ben)
        messages = {message.view: message for message in await all_told(scene)}

    state = await scene.house.stage.state(scene.order.order_id)
    facts = {"title": state.details.title, "reference": state.book[waiting.submission_id].reference}
    said: dict[str, Any] = {
        "waitlisted": texts.say("waitlisted", Language.ENGLISH, position=1, **facts),
        "gom-waitlisted": texts.say(
            "gom-waitlisted", Language.FILIPINO, title=facts["title"], buyer="Ben", reference=facts["reference"]
        ),
    }
    assert said == {view: messages[view].text for view in said}
    labels = [button.label for row in messages["placed"].buttons for button in row]
    assert texts.say("button-pay", Language.MALAY) in labels


async def test_what_is_heard_again_from_the_beginning_doubles_nothing(scene: Scene) -> None:
    js = scene.house.parts.connection.js
    async with scene.house.open("notify"):
        await scene.house.stage.join(scene.order, scene.ana)
        await scene.house.stage.join(scene.order, scene.ben)
        before = await all_told(scene)

    await js.delete_consumer(LOG, "notify")
    async with scene.house.open("notify"):
        after = await all_told(scene)

    assert before
    assert before == after


async def test_two_replicas_that_hear_the_same_tell_it_once(scene: Scene) -> None:
    async with scene.house.open("notify"):
        await scene.house.stage.join(scene.order, scene.ana)
        told = await all_told(scene)
    commits = await scene.house.parts.log.read("order", scene.order.order_id)
    notifiers = [notifier_of(scene.house.parts) for _ in range(2)]
    await asyncio.gather(
        *(one.handle(encode(stored.commit), stored.sequence) for one in notifiers for stored in commits)
    )

    assert told == await all_told(scene)


async def test_who_asked_elsewhere_than_in_a_chat_is_refused_there_only(scene: Scene) -> None:
    async with scene.house.open("notify"):
        actor = await scene.house.stage.actor(scene.ben, via="api")
        no = await scene.house.stage.ask(actor, "order", scene.order.order_id, r.OpeningRequested())

        assert no.refused is not None
        assert {} == await scene.told(no)


async def test_nobody_writes_to_a_chat_that_is_lost(scene: Scene) -> None:
    chat = await scene.chat(scene.ana)
    await scene.house.stage.does(scene.ana, "member", scene.ana.member_id, ChatLossReported(chat=chat))
    async with scene.house.open("notify"):
        await scene.house.stage.join(scene.order, scene.ana)
        await scene.house.settled("notify")

    assert [] == await scene.house.said(chat)


async def test_operators_are_told_of_who_wants_to_be_a_manager(scene: Scene) -> None:
    olive = await scene.house.stage.person("Olive", Role.OPERATOR)
    async with scene.house.open("notify"):
        asked = await scene.house.stage.does(
            scene.ben, "member", scene.ben.member_id, RoleAsked(role=Role.GOM, admitted=False)
        )
        told = await scene.told(asked)

    assert ["gom-requested"] == told[await scene.chat(scene.ben)]
    assert ["operator-admit"] == told[await scene.chat(olive)]


async def test_a_doubtful_proof_reaches_its_manager_with_its_picture(scene: Scene) -> None:
    async with scene.house.open("notify"):
        place = await scene.house.stage.join(scene.order, scene.ana)
        await scene.house.stage.doubtful(place)
        gia = await scene.chat(scene.gom)

        async def review() -> MessageDue | None:
            return next((one for one in await scene.house.said(gia) if one.view == "review_item"), None)

        message: MessageDue = await until(review, why="the manager is asked")

    assert message.picture is not None
    assert message.buttons
