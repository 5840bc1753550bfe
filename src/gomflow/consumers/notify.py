"""CONSUMER: the log → messages in the outbox.

A message's id follows from the event it is about and from who gets it, so that the same event never tells twice.
"""

import structlog

from gomflow.chance import derived_id
from gomflow.conversation.state import Talking
from gomflow.handle.asof import AsOf
from gomflow.handle.desk import Desk
from gomflow.member.state import Joined, Member
from gomflow.notify import members, orders, parking, payments, statements
from gomflow.notify.notice import Draft, Notice
from gomflow.notify.views.ask import Ask, Sources
from gomflow.notify.views.table import VIEWS
from gomflow.notify.words import Words
from gomflow.payment.rejections import PaymentDecided
from gomflow.ports.chat import Outbox
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.reads import ReadsUnavailable
from gomflow.texts import Texts
from gomflow_events.codec import Unreadable, decode, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.conversation.events import ReplyDue
from gomflow_events.identity import ChatKey, MemberId, Platform, Role
from gomflow_events.outbound import MessageDue
from gomflow_events.refusal import RequestRefused

log = structlog.get_logger()

LISTS = frozenset(
    {"statements", "orders", "mine", "manage", "review", "review_item", "payment_decided", "buyer_history"}
)
"""Views that ask the read models, and so wait until these have come as far as the event."""

_CHATS = tuple(f"{platform.value}-" for platform in Platform)


class Notifier:
    """Tells people what happened."""

    def __init__(self, desk: Desk, as_of: AsOf, sources: Sources, texts: Texts, outbox: Outbox) -> None:
        self._desk = desk
        self._as_of = as_of
        self._sources = sources
        self._texts = texts
        self._outbox = outbox

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Tell everybody what one commit means for them."""
        try:
            commit = decode(data, Commit)
            recorded = list(unfold(commit, sequence))
        except Unreadable as error:
            return Poison(str(error))
        try:
            messages = [message for event in recorded for message in await self.messages(event)]
            await self._outbox.put(messages)
        except (LogUnavailable, ReadsUnavailable) as error:
            return Again(str(error))
        return DONE

    async def messages(self, recorded: AnyEvent) -> list[MessageDue]:
        """The messages that one event makes."""
        found = [await self._message(recorded, notice) for notice in await self.notices(recorded)]
        return [message for message in found if message is not None]

    async def notices(self, recorded: AnyEvent) -> list[Notice]:
        """Whom one event concerns, and what they are to be shown."""
        event = recorded.event
        if isinstance(event, RequestRefused):
            return _refused(recorded)
        match recorded.aggregate:
            case "conversation":
                if not isinstance(event, ReplyDue):
                    return []
                return [Notice(chat=ChatKey(recorded.aggregate_id), view=event.view, args=event.args)]
            case "order":
                # Whom it concerns is decided by how things stood then, however late the message is made.
                order = await self._as_of.state("order", recorded.aggregate_id, recorded.sequence)
                return orders.notices(recorded, order)
            case "payment":
                return await self._about_payment(recorded)
            case "statement":
                return statements.notices(recorded)
            case "member":
                return await self._about_member(recorded)
            case "parking":
                return parking.notices(recorded, await self._sources.reads.members_with(Role.OPERATOR))
            case _:
                return []

    async def _about_payment(self, recorded: AnyEvent) -> list[Notice]:
        # For which submission it was then: it may have been assigned to another since.
        payment = await self._as_of.state("payment", recorded.aggregate_id, recorded.sequence)
        order = await self._sources.order(payment.proof.order_id)
        if order is None:
            return []
        submission = order.book[payment.proof.submission_id]
        return payments.notices(recorded, payment, submission.reference, order.details.title)

    async def _about_member(self, recorded: AnyEvent) -> list[Notice]:
        member = await self._sources.member(MemberId(recorded.aggregate_id))
        operators = await self._sources.reads.members_with(Role.OPERATOR)
        return members.notices(recorded, member.name if member is not None else "", operators)

    async def _message(self, recorded: AnyEvent, notice: Notice) -> MessageDue | None:
        ask = await self._address(recorded, notice)
        if ask is None:
            log.info("nobody to tell", view=notice.view, about=recorded.type)
            return None
        if notice.view in LISTS:
            await self._sources.reads.reach(recorded.sequence)
        draft: Draft = await VIEWS[notice.view](ask)
        to = notice.member or notice.chat or ""
        key = str(notice.args.get("key", ""))
        return MessageDue(
            message_id=derived_id("message", recorded.event_id, to, notice.view, key),
            chat=ask.chat,
            text=str(draft.text),
            buttons=draft.buttons,
            picture=draft.picture or notice.picture,
            marks=draft.marks,
            weight=notice.weight,
            view=notice.view if notice.view != "text" else key,
            answers=recorded.correlation_id if ask.chat == recorded.actor.via else "",
            correlation_id=recorded.correlation_id,
            causation_id=recorded.event_id,
            tenant=recorded.tenant,
            due_at=recorded.at,
        )

    async def _address(self, recorded: AnyEvent, notice: Notice) -> Ask | None:
        """Who reads, where, and in which language; None when the person cannot be reached."""
        if notice.chat is not None:
            talking = await self._desk.state("conversation", notice.chat)
            if not isinstance(talking, Talking):
                return None
            member = await self._sources.member(talking.member_id)
            words = Words(self._texts, talking.language)
            return self._ask(recorded, notice, words, talking.member_id, member, notice.chat)
        assert notice.member is not None
        member = await self._sources.member(notice.member)
        if member is None:
            return None
        reachable = member.reachable()
        here = [chat for chat in reachable if chat == recorded.actor.via]
        # Who did it reads it where they did it; everybody else in the chat they prefer.
        mine = here if recorded.actor.is_member(notice.member) else []
        chat = next(iter([*mine, *reachable]), None)
        if chat is None:
            return None
        reader = await self._canonical(notice.member)
        return self._ask(recorded, notice, Words(self._texts, member.language), reader, member, chat)

    async def _canonical(self, member_id: MemberId) -> MemberId:
        state = await self._desk.state("member", member_id)
        return await self._canonical(state.member_id) if isinstance(state, Joined) else member_id

    def _ask(
        self,
        recorded: AnyEvent,
        notice: Notice,
        words: Words,
        reader: MemberId,
        member: Member | None,
        chat: ChatKey,
    ) -> Ask:
        return Ask(
            words=words,
            sources=self._sources,
            reader=reader,
            member=member,
            chat=chat,
            args=dict(notice.args),
            at=recorded.at,
        )


def _refused(recorded: AnyEvent) -> list[Notice]:
    """Who asked in a chat is told there; who asked otherwise got the refusal as the answer."""
    via = recorded.actor.via
    if not via.startswith(_CHATS):
        return []
    if recorded.event.code == PaymentDecided.code:
        args = {"payment_id": recorded.aggregate_id, **recorded.event.args}
        return [Notice(chat=ChatKey(via), view="payment_decided", args=args)]
    args = {"code": recorded.event.code, "facts": recorded.event.args}
    return [Notice(chat=ChatKey(via), view="refusal", args=args)]
