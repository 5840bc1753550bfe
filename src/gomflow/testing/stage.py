"""A stage for tests of what people see: real servers, real parts, and people whose orders fill the lists."""

import asyncio
import contextlib
import io
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

from gomflow.consumers.moments import beside_others
from gomflow.consumers.requests import speaker, tenant_of
from gomflow.handle.answer import Answer
from gomflow.keys import keys_of
from gomflow.member.state import Member
from gomflow.order.state import Existing
from gomflow.parts import Parts, assemble
from gomflow.settings import Settings
from gomflow.testing.orders import CONTACT, details
from gomflow.testing.proofs import assessed_by_the_agent
from gomflow.testing.reacting import statements, workflows
from gomflow.testing.servers import fresh_database
from gomflow.testing.vaults import INSTALLATION_KEY
from gomflow.waiting import until
from gomflow.web.links import WebLinks
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.pictures.kinds import media_type_of
from gomflow_events.commit import Request
from gomflow_events.identity import (
    AGENT,
    CLOCK,
    Actor,
    Language,
    MemberId,
    OrderId,
    PaymentId,
    Platform,
    Role,
    SubmissionId,
    chat_key,
)
from gomflow_events.member.requests import RegistrationRequested, RoleDecided
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Contact, Line, OrderDetails
from gomflow_events.payment.requests import ProofSent
from gomflow_events.payment.terms import FieldPlace, Picture, ReceiptFields, TransferStatus
from gomflow_projections.database import migrate
from gomflow_projections.desk import DeskProjection
from gomflow_projections.runner import ProjectionRunner

BASE = "http://gomflow.test"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the stage."""

    member_id: MemberId
    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """An order on the stage."""

    order_id: OrderId
    code: str
    gom: Person


@dataclass(frozen=True, slots=True)
class Place:
    """A buyer's place in an order on the stage."""

    order: Written
    submission_id: SubmissionId
    buyer: Person


@dataclass(frozen=True, slots=True)
class Stage:
    """The parts, with the projection and the workflows at work behind them."""

    parts: Parts
    links: WebLinks
    gates: Mapping[str, asyncio.Event] = field(default_factory=dict)
    _entrances: set[tuple[MemberId, datetime]] = field(default_factory=set)

    @contextlib.contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Let `workflows` or `statements` stand still until the end of the block: what they follow, they lag behind."""
        self.gates[name].clear()
        try:
            yield
        finally:
            self.gates[name].set()

    async def ask(self, who: Actor, aggregate: str, aggregate_id: str, body: object) -> Answer:
        """Ask something of an aggregate; it is in the lists when this returns."""
        new_id = self.parts.world.new_id()
        answer = await self.parts.desk.ask(
            Request(
                request_id=new_id,
                aggregate=aggregate,
                aggregate_id=aggregate_id,
                tenant=tenant_of(aggregate, body, who),
                actor=who,
                at=self.parts.world.now(),
                correlation_id=new_id,
                causation_id=new_id,
                body=body,
            )
        )
        assert await self.parts.reads.reach(answer.sequence, 10), "the lists do not keep up"
        return answer

    async def actor(self, person: Person, via: str = "telegram-1") -> Actor:
        """A person as an actor, with the roles they hold now."""
        return speaker(person.member_id, await self.parts.sources.member(person.member_id), via)

    async def does(self, person: Person, aggregate: str, aggregate_id: str, body: object) -> Answer:
        """A person asks something; it has to be allowed."""
        answer = await self.ask(await self.actor(person), aggregate, aggregate_id, body)
        assert answer.refused is None, answer.refused
        return answer

    async def person(self, name: str, *roles: Role, language: Language = Language.ENGLISH) -> Person:
        """Somebody who wrote for the first time, with roles."""
        member_id = MemberId(self.parts.world.new_id())
        chat = chat_key(Platform.TELEGRAM, secrets.token_hex(6))
        asked = RegistrationRequested(chat=chat, name=name, language=language)
        await self.ask(CLOCK, "member", member_id, asked)
        for role in roles:
            await self.ask(CLOCK, "member", member_id, RoleDecided(role=role, granted=True))
        return Person(member_id, name)

    async def order(self, gom: Person, *, opened: bool = True, **changes: Any) -> Written:  # noqa: ANN401 - any field
        """An order that buyers can join for a week."""
        changes.setdefault("deadline", datetime.now(UTC) + timedelta(days=7))
        said: OrderDetails = details(**changes)
        order_id = OrderId(self.parts.world.new_id())
        codes = self.parts.world.chance().codes
        await self.does(gom, "order", order_id, r.OrderCreationRequested(codes=codes, details=said))
        if opened:
            await self.does(gom, "order", order_id, r.OpeningRequested())
        return Written(order_id, (await self.state(order_id)).code, gom)

    async def state(self, order_id: OrderId) -> Existing:
        """An order as it stands."""
        order = await self.parts.sources.order(order_id)
        assert order is not None
        return order

    async def payment(self, payment_id: str) -> Any:  # noqa: ANN401 - whatever a test expects of it
        """A payment as it stands."""
        return await self.parts.sources.payment(payment_id)

    async def member(self, person: Person) -> Member:
        """A person as they stand."""
        member = await self.parts.sources.member(person.member_id)
        assert member is not None
        return member

    async def join(self, order: Written, buyer: Person, *lines: Line) -> Place:
        """A buyer takes a place."""
        submission_id = SubmissionId(self.parts.world.new_id())
        asked = r.SubmissionRequested(
            submission_id=submission_id,
            member_id=buyer.member_id,
            suffixes=self.parts.world.chance().suffixes,
            lines=lines or (Line(item_id="1", quantity=1),),
            contact=Contact(name=buyer.name, phone=CONTACT.phone, address=CONTACT.address),
            note="",
        )
        await self.does(buyer, "order", order.order_id, asked)
        return Place(order, submission_id, buyer)

    async def sends(self, place: Place, picture: bytes | None = None, media_type: str = "") -> PaymentId:
        """The buyer sends a picture as a proof; nobody has read it yet."""
        payment_id = PaymentId(self.parts.world.new_id())
        data = picture or a_picture()
        media_type = media_type or media_type_of(data) or "image/png"
        await self.parts.vault.put(payment_id, data, media_type, place.buyer.member_id)
        await self.parts.vault.keep(payment_id)
        sent = ProofSent(
            order_id=place.order.order_id,
            submission_id=place.submission_id,
            member_id=place.buyer.member_id,
            gom_id=place.order.gom.member_id,
            picture=Picture(name=payment_id, sha256=sha256(data).hexdigest(), media_type=media_type, size=len(data)),
        )
        await self.does(place.buyer, "payment", payment_id, sent)
        return payment_id

    async def reads(self, place: Place, payment_id: PaymentId, **fields: Any) -> None:  # noqa: ANN401 - any field
        """The Smart Agent reads the proof, and finds what `fields` say; the rest is as it should be."""
        order = await self.state(place.order.order_id)
        submission = order.book[place.submission_id]
        account = order.details.pay_to[0]
        usual = {
            "is_receipt": True,
            "method": account.method,
            "amount": submission.balance.amount,
            "currency": order.details.currency.value,
            "reference": f"{secrets.randbelow(9 * 10**12) + 10**12}",
            "paid_at": (datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None, microsecond=0),
            "recipient": account.holder,
            "recipient_account": account.account,
            "status": TransferStatus.SUCCESS,
            "confidence": 0.97,
        }
        places = fields.pop("places", ())
        await self._weighs(place, payment_id, ReceiptFields(**{**usual, **fields}), places)

    async def weighs_anew(self, place: Place, payment_id: PaymentId) -> None:
        """The Smart Agent holds what it read against the submission that the proof was assigned to."""
        known = (await self.payment(payment_id)).known
        await self._weighs(place, payment_id, known.fields, known.places)

    async def _weighs(
        self, place: Place, payment_id: PaymentId, found: ReceiptFields, places: tuple[FieldPlace, ...]
    ) -> None:
        submission = (await self.state(place.order.order_id)).book[place.submission_id]
        pay_to = (await self.state(place.order.order_id)).details.pay_to
        assessed = assessed_by_the_agent(submission, pay_to, found, places, self.parts.world.now())
        known = await beside_others(
            self.parts.log, self.parts.sources.payment, payment_id, place.submission_id, assessed
        )
        answer = await self.ask(AGENT, "payment", payment_id, known)
        assert answer.refused is None, answer.refused

    async def doubtful(self, place: Place, picture: bytes | None = None, **fields: Any) -> PaymentId:  # noqa: ANN401
        """A proof that waits for the GOM: the amount is not what is due, unless `fields` say something else."""
        payment_id = await self.sends(place, picture)
        await self.reads(place, payment_id, **(fields or {"amount": Decimal("100.00")}))
        await until(lambda: self._is(place, "under_review"), why="the order notes the review")
        return payment_id

    async def pays(self, place: Place) -> PaymentId:
        """A proof that is approved unaided."""
        payment_id = await self.sends(place)
        await self.reads(place, payment_id)
        await until(lambda: self._is(place, "paid"), why="the payment counts")
        return payment_id

    async def _is(self, place: Place, status: str) -> bool:
        await self.parts.reads.reach(self.parts.desk.reached, 10)
        return (await self.state(place.order.order_id)).book[place.submission_id].status.value == status

    def entrance(self, person: Person, at: datetime | None = None) -> str:
        """The path of a one-time link, as the bot sends it; links of one second are the same, so each is of another."""
        second = at or self.parts.world.now().replace(microsecond=0)
        while at is None and (person.member_id, second) in self._entrances:
            second -= timedelta(seconds=1)
        self._entrances.add((person.member_id, second))
        return self.links.entrance(person.member_id, second).removeprefix(self.links.base)


def a_picture() -> bytes:
    """A small picture that no other test sends."""
    packed = io.BytesIO()
    Image.frombytes("RGB", (60, 120), secrets.token_bytes(60 * 120 * 3)).save(packed, "PNG")
    return packed.getvalue()


@contextlib.asynccontextmanager
async def stage(tmp: Path, nats_url: str, database_url: str, base: str = BASE) -> AsyncIterator[Stage]:
    """Parts on servers that run, with a database of their own. Closes everything but the servers."""
    database = await fresh_database(database_url)
    await asyncio.to_thread(migrate, database)
    settings = Settings.model_validate({"data": tmp, "installation_key": INSTALLATION_KEY})
    keys = keys_of(settings)
    links = WebLinks(base, keys.secret)
    async with assemble(settings, keys, nats_url, database, links) as parts:
        feed = StreamFeed(parts.connection, LOG, "log.>")
        projection = ProjectionRunner(DeskProjection(), feed, parts.store, parts.progress["desk"])
        gates = {"workflows": asyncio.Event(), "statements": asyncio.Event()}
        reacting = workflows(parts, gates["workflows"]), statements(parts, gates["statements"])
        for gate in gates.values():
            gate.set()
        works = [asyncio.create_task(run()) for run in (projection.run, *(one.run for one in reacting))]
        try:
            yield Stage(parts, links, gates)
        finally:
            for work in works:
                work.cancel()
            await asyncio.gather(*works, return_exceptions=True)
