"""CONSUMER: a timer's wake-up → a request of the clock.

Woken twice, late or for something long over is harmless: the aggregate looks at what is true.
"""

from datetime import datetime, timedelta

import msgspec
import structlog

from gomflow.chance import World, derived_id
from gomflow.consumers.albums import album_complete
from gomflow.handle.desk import Desk
from gomflow.payment.state import Approved, AskedAgain, Refused
from gomflow.ports.chat import Inbox
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.vault import Vault
from gomflow.workflows.waking import timer_correlation
from gomflow_events.commit import Request
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.fact import Json
from gomflow_events.identity import CLOCK, INSTALLATION, SubmissionId
from gomflow_events.order.requests import DeadlineReached, OfferLapsed
from gomflow_events.payment.requests import ImageDeletionReported

log = structlog.get_logger()


class TimerConsumer:
    """Does what was set for now."""

    def __init__(self, desk: Desk, vault: Vault, inbox: Inbox, world: World) -> None:
        self._desk = desk
        self._vault = vault
        self._inbox = inbox
        self._world = world

    async def handle(self, data: bytes) -> ConsumerOutcome:
        """Do what one wake-up is for."""
        try:
            what: Json = msgspec.json.decode(data)
            if what["kind"] == "stray":
                return await self._throw_away(what["name"])
            if what["kind"] == "album":
                return await self._say(album_complete(what, self._world.now()))
            aggregate, aggregate_id, body = _request(what)
        except (msgspec.MsgspecError, KeyError, ValueError) as error:
            return Poison(f"a wake-up that says nothing known: {error}")
        early = _due(what, self._world.now()) - self._world.now()
        if early > timedelta(0):
            # Clocks differ: asked now, the aggregate would find that it is not time yet.
            return Again("early", early)
        try:
            if what["kind"] == "picture":
                if not await self._is_decided(aggregate_id):
                    return DONE  # Somebody took the decision back, and looks at it again; the next one sets the timer.
                await self._vault.delete(what["name"])
            await self._desk.ask(self._asked(aggregate, aggregate_id, body, what))
        except LogUnavailable as error:
            return Again(str(error))
        return DONE

    async def _say(self, fact: InboundFact) -> ConsumerOutcome:
        """Say in a chat what the clock knows, in its turn with what people say there."""
        try:
            await self._inbox.keep(fact)
        except LogUnavailable as error:
            return Again(str(error))
        return DONE

    async def _throw_away(self, name: str) -> ConsumerOutcome:
        """Delete what nobody came to keep: no aggregate knows of it."""
        try:
            await self._vault.delete(name)
        except LogUnavailable as error:
            return Again(str(error))
        log.info("a picture that belonged to nothing is deleted", name=name)
        return DONE

    async def _is_decided(self, payment_id: str) -> bool:
        return isinstance(await self._desk.state("payment", payment_id), Approved | Refused | AskedAgain)

    def _asked(self, aggregate: str, aggregate_id: str, body: object, what: Json) -> Request[object]:
        when = str(what.get("deadline") or what.get("until") or what.get("sha256"))
        return Request(
            request_id=derived_id("timer", what["kind"], aggregate_id, when, str(what.get("submission_id", ""))),
            aggregate=aggregate,
            aggregate_id=aggregate_id,
            tenant=INSTALLATION,
            actor=CLOCK,
            at=self._world.now(),
            correlation_id=timer_correlation(what),
            causation_id=timer_correlation(what),
            body=body,
        )


def _due(what: Json, otherwise: datetime) -> datetime:
    when = what.get("deadline") or what.get("until")
    return datetime.fromisoformat(when) if when else otherwise


def _request(what: Json) -> tuple[str, str, object]:
    match what["kind"]:
        case "deadline":
            return "order", what["order_id"], DeadlineReached(deadline=datetime.fromisoformat(what["deadline"]))
        case "offer":
            until = datetime.fromisoformat(what["until"])
            lapsed = OfferLapsed(submission_id=SubmissionId(what["submission_id"]), until=until)
            return "order", what["order_id"], lapsed
        case "picture":
            gone = ImageDeletionReported(name=what["name"], sha256=what["sha256"])
            return "payment", what["payment_id"], gone
        case other:
            raise ValueError(other)
