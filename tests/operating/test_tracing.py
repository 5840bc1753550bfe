"""Tracing: from whatever name somebody has in hand to the cause, and to all that came of it."""

from collections.abc import Iterator

from sqlalchemy import select

from gomflow.operating.events import Happened, of_aggregate
from gomflow.operating.tracing import Tracer
from gomflow.operating.tree import Node, What
from gomflow.parts import Parts
from gomflow.testing.keyboard import documents, types
from gomflow.testing.scene import Scene
from gomflow.waiting import until
from gomflow_projections.tables import messages


def below(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from below(node.effects)


def tracer(parts: Parts) -> Tracer:
    return Tracer(parts.connection, parts.log, personal=False, told=lambda _at, _of: None)


class TestTrace:
    async def test_a_picture_leads_to_the_money_the_rows_and_the_messages(self, parts: Parts, paid: Happened) -> None:
        (root,) = await tracer(parts).trace(paid.recorded.correlation_id)

        found = {(node.what, node.name) for node in below([root])}
        assert (What.INBOUND, "MessageReceived") == (root.what, root.name)
        assert {
            (What.DECISION, "ProofSent"),
            (What.EVENT, "ProofSubmitted"),
            (What.DECISION, "PaymentReported"),
            (What.EVENT, "PaymentCounted"),
            (What.ROW, "ledger"),
            (What.ROW, "payments"),
            (What.ROW, "submissions"),
            (What.MESSAGE, "paid"),
            (What.ROW, "messages"),
            (What.TIMER, f"picture-{paid.recorded.event.payment_id}"),
            (What.ANNOUNCEMENT, f"events.order.PaymentCounted.{paid.recorded.aggregate_id}"),
        } <= found

    async def test_what_telegram_took_is_there_with_its_id(self, parts: Parts) -> None:
        async with parts.engine.connect() as connection:
            sent = select(messages.c.message_id).where(messages.c.outcome == "accepted").limit(1)
            message_id = await connection.scalar(sent)
        assert message_id is not None

        roots = await tracer(parts).trace(message_id)

        deliveries = [node for node in below(roots) if node.what is What.DELIVERY and node.id == message_id]
        assert ["claimed", "accepted"] == [node.name for node in deliveries]
        assert deliveries[-1].document["provider_ids"]

    async def test_every_id_on_the_way_leads_to_the_same_cause(self, parts: Parts, paid: Happened) -> None:
        (root,) = await tracer(parts).trace(paid.recorded.correlation_id)
        message = next(node.id for node in below([root]) if node.what is What.MESSAGE)
        ids = [paid.recorded.event_id, paid.recorded.request_id, paid.recorded.event.payment_id, message]

        found = [await tracer(parts).trace(one) for one in ids]

        assert [[root.id]] * 4 == [[one.id for one in roots] for roots in found]
        assert [root.count()] * 4 == [roots[0].count() for roots in found]

    async def test_a_commit_leads_to_all_it_decided(self, parts: Parts, paid: Happened) -> None:
        roots = await tracer(parts).trace(paid.commit_id)

        assert paid.recorded.event_id in {node.id for node in below(roots)}

    async def test_a_submission_leads_to_all_that_concerned_it(self, scene: Scene, parts: Parts) -> None:
        reference = scene.played.buyers[0].reference

        roots = await tracer(parts).trace(reference)

        kinds = {node.name for node in below(roots) if node.what is What.EVENT}
        assert {"SubmissionPlaced", "ProofReceived", "PaymentCounted"} <= kinds
        assert len(roots) > 1

    async def test_what_a_wake_up_brought_leads_to_what_set_the_timer(self, parts: Parts, paid: Happened) -> None:
        payment_id = paid.recorded.event.payment_id
        name = f"picture-{payment_id}"
        timer = next(one for one in await parts.timers.standing() if one.name == name)
        await parts.timers.set(name, parts.world.now(), timer.what)

        async def gone() -> Happened | None:
            events = await of_aggregate(parts.log, "payment", payment_id)
            return next((one for one in events if one.recorded.type == "ProofImageDeleted"), None)

        deleted = await until(gone, within=30, why="the picture is deleted before its time")
        (root,) = await tracer(parts).trace(deleted.recorded.event_id)

        (woken,) = [node for node in below([root]) if node.what is What.TIMER and node.name == name]
        assert root.id == paid.recorded.correlation_id
        assert ["ImageDeletionReported"] == [node.name for node in woken.effects]
        assert deleted.recorded.event_id in {node.id for node in below(woken.effects)}

    async def test_what_nobody_knows_leads_nowhere(self, parts: Parts) -> None:
        assert [] == await tracer(parts).trace("nobody-knows-this")
        assert [] == await tracer(parts).trace("PH-00000000")
        assert 1 == (await types(parts.settings.data, "trace", "nobody-knows-this"))[0]

    async def test_it_is_printed_as_a_tree(self, parts: Parts, paid: Happened) -> None:
        _, tree = await types(parts.settings.data, "trace", paid.recorded.event_id)
        _, printed = await types(parts.settings.data, "trace", paid.recorded.event_id, "--json")
        (root,) = documents(printed)

        assert "└── decision" in tree
        assert "event PaymentCounted" in tree
        assert "inbound" == root["what"]
        assert "data" not in root
