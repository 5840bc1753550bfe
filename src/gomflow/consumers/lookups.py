"""What a conversation needs to know before it can understand a message, and where that is found."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from gomflow.chance import World
from gomflow.codes import as_meant, split_reference
from gomflow.commands.catalogue import CATALOGUE, About, Command
from gomflow.consumers.held_lines import as_held
from gomflow.conversation.handlers.general import code_hash
from gomflow.conversation.intents import AnswerGiven, CommandGiven, Intent
from gomflow.conversation.known import (
    Admission,
    Choice,
    Known,
    LineFound,
    Missing,
    OrderFound,
    OtherFlow,
    PaymentFound,
    Several,
    SubmissionFound,
    Target,
)
from gomflow.conversation.state import Talking
from gomflow.handle.desk import Desk
from gomflow.member.state import Joined, Member
from gomflow.order.state import Draft, Unwritten
from gomflow.order.submission import PAYABLE
from gomflow.payment.state import Unsent
from gomflow.ports.log import EventLog
from gomflow.ports.reads import OrderRow, Reads, SubmissionRow
from gomflow.statement.state import Kept
from gomflow_events.identity import ChatKey, MemberId, OrderId, PaymentId

MOST_CHOICES = 10

MOST_TOGETHER = 20
"""Proofs that are approved together at most: each is a request of its own."""

MOST_CANDIDATES = 60
"""Submissions that a payment can be assigned to from a chat."""


@dataclass(frozen=True, slots=True)
class Door:
    """How people become GOMs here, and the installation's invite code."""

    admission: Admission
    invite_code: str


class Lookups:
    """Finds what a message is about, within what the person may see."""

    def __init__(self, desk: Desk, log: EventLog, reads: Reads, door: Door, world: World) -> None:
        self._desk = desk
        self._log = log
        self._reads = reads
        self._door = door
        self._world = world

    async def member(self, member_id: MemberId) -> tuple[MemberId, Member | None]:
        """The member of this id, or the one they turned out to be; None when nobody is known by it."""
        state = await self._desk.state("member", member_id)
        if isinstance(state, Joined):
            return await self.member(state.member_id)
        return member_id, state if isinstance(state, Member) else None

    async def known(self, intent: Intent, chat: ChatKey, talking: Talking | None, new_member: MemberId) -> Known:
        """Everything the conversation may look at for one message. Raises ReadsUnavailable, LogUnavailable."""
        member_id, member = await self.member(talking.member_id if talking is not None else new_member)
        known = Known(member_id=member_id, member=member, admission=self._door.admission)
        if isinstance(intent, AnswerGiven):
            return replace(known, code_is_right=self._is_invite(intent.said))
        if not isinstance(intent, CommandGiven):
            return known
        return await self._for_command(intent, chat, known)

    async def awaiting(self, known: Known) -> tuple[SubmissionFound, ...]:
        """The person's submissions that a payment proof would be welcome for."""
        rows = await self._mine(known, {status.value for status in PAYABLE})
        found = [await self._submission(row.order_id, row.reference) for row in rows]
        return tuple(f for f in found if f is not None and f.submission.status in PAYABLE)

    async def _for_command(self, intent: CommandGiven, chat: ChatKey, known: Known) -> Known:
        command = CATALOGUE[intent.name]
        if intent.name == "become_gom":
            return replace(known, code_is_right=self._is_invite(intent.rest))
        if intent.name == "link" and intent.rest:
            await self._reads.reach(self._desk.reached)
            owner = await self._reads.link_code_owner(code_hash(intent.rest), self._world.now())
            return replace(known, code_owner=owner)
        if intent.name in {"start", "resume"}:
            return replace(known, other_flow=await self._other_flow(known, chat))
        if intent.name == "approve_all":
            return replace(known, queue=await self._queue(known))
        if intent.name == "meant":
            mine = await self._own_payment(intent.argument, known)
            return replace(known, target=mine or Missing.NOT_FOUND, awaiting=await self.awaiting(known))
        if intent.name in {"match", "unmatch"}:
            return await self._of_lines(intent, known)
        if command.about is About.NOTHING:
            return known
        found = replace(known, target=await self._target(command, intent, known))
        return replace(found, candidates=await self._candidates(known)) if intent.name == "assign" else found

    async def _queue(self, known: Known) -> tuple[PaymentFound, ...]:
        """The proofs that wait for the person, the oldest first."""
        await self._reads.reach(self._desk.reached)
        rows = await self._reads.reviews_of(_ids(known))
        found = [(row.reference, await self._payment(row.payment_id, known)) for row in rows[:MOST_TOGETHER]]
        return tuple(replace(payment, reference=reference) for reference, payment in found if payment is not None)

    async def _candidates(self, known: Known) -> tuple[SubmissionFound, ...]:
        """The submissions in the person's orders that a payment could be for."""
        await self._reads.reach(self._desk.reached)
        rows = await self._reads.submissions_in(_ids(known), {status.value for status in PAYABLE})
        found = [await self._submission(row.order_id, row.reference) for row in rows[:MOST_CANDIDATES]]
        return tuple(one for one in found if one is not None and one.submission.status in PAYABLE)

    async def _of_lines(self, intent: CommandGiven, known: Known) -> Known:
        """The lines of the person's statements that can be matched, or are; of one that is named, what it may be."""
        states = [await self._desk.state("statement", name) for name in sorted(_ids(known))]
        every = {line_id: kept for state in states for line_id, kept in state.lines.items()}
        named = every.get(intent.argument) if intent.argument else None
        if named is not None:
            return await self._of_line(named, intent, known)
        matched = intent.name == "unmatch"
        fitting = [one for one in every.values() if (not one.is_free if matched else one.is_free and not one.set_aside)]
        latest = sorted(fitting, key=lambda kept: (kept.line.day, kept.line.line_id), reverse=True)[:MOST_CHOICES]
        return replace(known, lines=tuple([await self._line(kept, known) for kept in latest]))

    async def _of_line(self, named: Kept, intent: CommandGiven, known: Known) -> Known:
        kept = await as_held(named, self._log, self._desk)
        found = replace(known, lines=(await self._line(kept, known),))
        if intent.name == "unmatch" or not kept.is_free:
            return found
        candidates = await self._candidates(known)
        return replace(
            found, candidates=candidates, proofs=tuple(await self._reads.without_line(_ids(known), kept.line.amount))
        )

    async def _line(self, kept: Kept, known: Known) -> LineFound:
        found = None if kept.payment_id is None else await self._payment(kept.payment_id, known)
        if found is None:
            return LineFound(kept=kept)
        order = await self._desk.state("order", found.payment.proof.order_id)
        reference = order.book[found.payment.proof.submission_id].reference
        return LineFound(kept=kept, payment=replace(found, reference=reference))

    def _is_invite(self, text: str) -> bool:
        return bool(text) and as_meant(text) == as_meant(self._door.invite_code)

    async def _other_flow(self, known: Known, here: ChatKey) -> OtherFlow | None:
        chats = known.member.chats if known.member is not None else ()
        for chat in chats:
            other = await self._desk.state("conversation", chat) if chat != here else None
            if isinstance(other, Talking) and other.flow is not None:
                return OtherFlow(chat=chat, flow=other.flow)
        return None

    async def _target(self, command: Command, intent: CommandGiven, known: Known) -> Target:
        if intent.argument:
            found = await self._named(command.about, intent.argument, known)
            return found if found is not None else Missing.NOT_FOUND
        choices = await self._fitting(command, known)
        if not choices:
            return Missing.NOTHING_FITS
        if len(choices) > 1:
            return Several(tuple(choices[:MOST_CHOICES]))
        only = await self._named(command.about, choices[0].argument, known)
        return only if only is not None else Missing.NOTHING_FITS

    async def _named(self, about: About, argument: str, known: Known) -> Target | None:
        """What an argument names, when there is such a thing and the person may see it."""
        if about in {About.REVIEW, About.DECIDED}:
            return await self._payment(argument, known)
        if about in {About.ORDER, About.OWN_ORDER}:
            found = await self._order(argument)
            if found is None:
                return None
            mine = found.order.gom_id in _ids(known)
            visible = mine or (about is About.ORDER and not isinstance(found.order, Draft))
            return found if visible else None
        reference = split_reference(argument)
        if reference is None:
            return None
        order = await self._order(reference[1])
        submission = None if order is None else await self._submission(order.order_id, reference[0])
        if submission is None:
            return None
        buyers = submission.submission.member_id in _ids(known)
        goms = submission.order.gom_id in _ids(known)
        return submission if (goms if about is About.BUYERS_SUBMISSION else buyers) else None

    async def _order(self, code: str) -> OrderFound | None:
        meant = as_meant(code)
        if not meant.isalnum() or not meant.isascii():
            return None
        order_id = await self._log.holder("order", meant)
        if order_id is None:
            return None
        order = await self._desk.state("order", order_id)
        return None if isinstance(order, Unwritten) else OrderFound(order_id=OrderId(order_id), order=order)

    async def _submission(self, order_id: OrderId, reference: str) -> SubmissionFound | None:
        order = await self._desk.state("order", order_id)
        if isinstance(order, Unwritten):
            return None
        submission = order.book.by_reference(reference)
        if submission is None:
            return None
        return SubmissionFound(order_id=order_id, order=order, submission=submission)

    async def _payment(self, payment_id: str, known: Known) -> PaymentFound | None:
        if not payment_id.replace("-", "").isalnum():
            return None
        payment = await self._desk.state("payment", payment_id)
        if isinstance(payment, Unsent) or payment.proof.gom_id not in _ids(known):
            return None
        return PaymentFound(payment_id=PaymentId(payment_id), payment=payment)

    async def _own_payment(self, payment_id: str, known: Known) -> PaymentFound | None:
        """A payment that the person sent."""
        if not payment_id.replace("-", "").isalnum():
            return None
        payment = await self._desk.state("payment", payment_id)
        if isinstance(payment, Unsent) or payment.proof.member_id not in _ids(known):
            return None
        return PaymentFound(payment_id=PaymentId(payment_id), payment=payment)

    async def _fitting(self, command: Command, known: Known) -> list[Choice]:
        """What a command without an argument could be about."""
        await self._reads.reach(self._desk.reached)
        match command.about:
            case About.ORDER:
                page = await self._reads.open_orders(1)
                return [_order_choice(row) for row in page.rows]
            case About.OWN_ORDER:
                rows = await self._reads.orders_of(_ids(known), command.wants)
                return [_order_choice(row) for row in rows]
            case About.OWN_SUBMISSION:
                return [_submission_choice(row) for row in await self._mine(known, command.wants)]
            case About.BUYERS_SUBMISSION:
                due = await self._reads.submissions_in(_ids(known), command.wants)
                return [_submission_choice(row) for row in due]
            case About.REVIEW:
                reviews = await self._reads.reviews_of(_ids(known))
                return [Choice(argument=row.payment_id, label=row.reference) for row in reviews]
            case About.DECIDED:
                decided = await self._reads.decided(_ids(known), most=MOST_CHOICES)
                return [Choice(argument=one.payment_id, label=f"{one.reference} · {one.buyer}") for one in decided]
            case _:
                return []

    async def _mine(self, known: Known, statuses: Collection[str]) -> list[SubmissionRow]:
        await self._reads.reach(self._desk.reached)
        return list(await self._reads.submissions_of(_ids(known), statuses))


def _ids(known: Known) -> set[Any]:
    return {known.member_id, *(known.member.also if known.member is not None else ())}


def _order_choice(row: OrderRow) -> Choice:
    return Choice(argument=row.code, label=row.title)


def _submission_choice(row: SubmissionRow) -> Choice:
    return Choice(argument=row.reference, label=f"{row.title} · {row.reference}")
