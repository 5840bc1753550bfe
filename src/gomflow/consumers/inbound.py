"""CONSUMER: what platforms say → a decision of the conversation → the requests it makes.

One chat at a time, in the order of what was said; a fact is done when all it asks for has its decision in the log.
"""

from dataclasses import replace

import structlog

from gomflow.chance import World, derived_id, first_member_id
from gomflow.consumers.lookups import Lookups
from gomflow.consumers.requests import bring, speaker
from gomflow.consumers.stating import Stating
from gomflow.conversation.decide import InboundArrived
from gomflow.conversation.intents import FileSent, MoneyTold, PictureSent, understand
from gomflow.conversation.known import Known, PictureTrouble
from gomflow.conversation.state import Conversation, Talking
from gomflow.handle.desk import Desk
from gomflow.handle.home import Home
from gomflow.ports.chat import MediaGone, NotSent
from gomflow.ports.intake import Intake
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.reads import ReadsUnavailable
from gomflow.ports.vault import Locked
from gomflow_events.codec import Unreadable, decode_inbound, read_request
from gomflow_events.commit import Request
from gomflow_events.conversation.events import RequestMade
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import INSTALLATION, MemberId
from gomflow_events.payment.requests import ProofSent

log = structlog.get_logger()


class InboundConsumer:
    """Handles inbound facts."""

    def __init__(self, desk: Desk, lookups: Lookups, intake: Intake, stating: Stating, world: World) -> None:
        self._desk = desk
        self._lookups = lookups
        self._intake = intake
        self._stating = stating
        self._world = world

    async def handle(self, data: bytes) -> ConsumerOutcome:
        """Handle one fact, to the end of what it brings about."""
        try:
            fact = decode_inbound(data)
        except Unreadable as error:
            return Poison(str(error))
        try:
            await self._answer(fact)
        except (LogUnavailable, ReadsUnavailable, NotSent) as error:
            log.warning("inbound waits", chat_platform=fact.chat.partition("-")[0], why=str(error))
            return Again(str(error))
        except Locked as error:
            # Somebody has to set a key, and the picture is still with its platform: handled again, it is taken in.
            return Poison(str(error))
        return DONE

    async def _answer(self, fact: InboundFact) -> None:
        home = await self._desk.home("conversation", fact.chat)
        new_member = first_member_id(fact.chat)
        known = Known(member_id=new_member, member=None)
        if fact.inbound_id not in home.answered:
            known = await self._look_up(fact, home, new_member)
        actor = speaker(known.member_id, known.member, fact.chat)
        answer = await self._desk.ask(
            Request(
                request_id=fact.inbound_id,
                aggregate="conversation",
                aggregate_id=fact.chat,
                tenant=INSTALLATION,
                actor=actor,
                at=self._world.now(),
                correlation_id=fact.inbound_id,
                causation_id=fact.inbound_id,
                body=InboundArrived(fact=fact, known=known, chance=self._world.chance()),
            )
        )
        for recorded in answer.events:
            if isinstance(recorded.event, RequestMade):
                # Registration comes first and the rest is asked by who is known then; a repetition asks as it was.
                brought = await bring(self._desk, recorded, recorded.actor, recorded.at)
                if brought.refused is None:
                    await self._keep(recorded.event)

    async def _keep(self, made: RequestMade) -> None:
        body = read_request(made.aggregate, made.type, made.body)
        if isinstance(body, ProofSent):
            await self._intake.keep(body.picture)

    async def _look_up(self, fact: InboundFact, home: Home[Conversation], new_member: MemberId) -> Known:
        state = home.state
        talking = state if isinstance(state, Talking) else None
        intent = understand(fact, state)
        known = await self._lookups.known(intent, fact.chat, talking, new_member)
        if isinstance(intent, FileSent):
            return await self._stating.file(fact.chat, intent, derived_id("statement", fact.inbound_id), known)
        if isinstance(intent, MoneyTold):
            return await self._stating.money(intent, known)
        if isinstance(intent, PictureSent):
            return await self._take_picture(fact, intent, known)
        return known

    async def _take_picture(self, fact: InboundFact, intent: PictureSent, known: Known) -> Known:
        """Take the first picture of a message that is one; platforms send each of an album as a message of its own."""
        name = derived_id("picture", fact.inbound_id)
        troubles: list[str] = []
        for media in intent.media:
            try:
                picture = await self._intake.take(fact.chat, media, name, known.member_id)
            except UnreadablePicture as trouble:
                troubles.append(trouble.code)
            except MediaGone:
                troubles.append("gone")
            else:
                return replace(known, picture=picture, awaiting=await self._lookups.awaiting(known))
        return replace(known, picture=PictureTrouble(troubles[0]))
