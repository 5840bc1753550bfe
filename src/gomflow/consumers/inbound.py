"""CONSUMER: what platforms say → a decision of the conversation → the requests it makes.

One chat at a time, in the order of what was said; a fact is done when all it asks for has its decision in the log.
"""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from gomflow.chance import World, derived_id, first_member_id
from gomflow.consumers.albums import MOST_PICTURES, album_timer
from gomflow.consumers.lookups import Lookups
from gomflow.consumers.requests import bring, speaker
from gomflow.consumers.stating import Stating
from gomflow.conversation.decide import InboundArrived
from gomflow.conversation.flows.columns import columns_told
from gomflow.conversation.intents import (
    AlbumPicture,
    AlbumSent,
    AnswerGiven,
    FileSent,
    MoneyTold,
    PictureSent,
    understand,
)
from gomflow.conversation.known import Known, PictureTrouble
from gomflow.conversation.state import Album, Conversation, Talking
from gomflow.handle.desk import Desk
from gomflow.handle.home import Home
from gomflow.ports.chat import MediaGone, NotSent
from gomflow.ports.intake import Intake
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.reads import ReadsUnavailable
from gomflow.ports.timers import Timers
from gomflow.ports.vault import Locked, NotKept
from gomflow_events.codec import Unreadable, decode_inbound, read_request
from gomflow_events.commit import Request
from gomflow_events.conversation.events import AlbumPictureTaken, RequestMade
from gomflow_events.conversation.inbound import InboundFact, Media
from gomflow_events.identity import INSTALLATION, MemberId
from gomflow_events.payment.requests import ProofSent

log = structlog.get_logger()


class InboundConsumer:
    """Handles inbound facts."""

    def __init__(
        self, desk: Desk, lookups: Lookups, intake: Intake, stating: Stating, timers: Timers, world: World
    ) -> None:
        self._desk = desk
        self._lookups = lookups
        self._intake = intake
        self._stating = stating
        self._timers = timers
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
            elif isinstance(recorded.event, AlbumPictureTaken):
                # Set anew with every picture: it wakes up when none came for a moment.
                await self._timers.set(*album_timer(fact, recorded.event.album, self._world.now()))

    async def _keep(self, made: RequestMade) -> None:
        body = read_request(made.aggregate, made.type, made.body)
        if isinstance(body, ProofSent):
            await self._intake.keep(body.picture)

    async def _look_up(self, fact: InboundFact, home: Home[Conversation], new_member: MemberId) -> Known:
        state = home.state
        talking = state if isinstance(state, Talking) else None
        intent = understand(fact, state)
        known = await self._lookups.known(intent, fact.chat, talking, new_member)
        match intent:
            case AnswerGiven() if talking is not None and talking.flow is not None:
                told = columns_told(talking.flow, intent)
                return known if told is None else await self._stating.columns(told, talking.flow.values, known)
            case FileSent():
                return await self._stating.file(fact.chat, intent, derived_id("statement", fact.inbound_id), known)
            case MoneyTold():
                return await self._stating.money(intent, known)
            case PictureSent(media=media):
                return await self._for_a_proof(await self._take(fact, media, known), fact, known)
            case AlbumSent(album=album) if talking is not None and album in talking.albums:
                return await self._for_a_proof(talking.albums[album], fact, known)
            case AlbumPicture(media=media):
                taken = await self._take(fact, media, known)
                return replace(known, picture=next(iter(taken.pictures), None) or PictureTrouble(taken.troubles[0]))
            case _:
                return known

    async def _take(self, fact: InboundFact, media: Sequence[Media], known: Known) -> Album:
        """Take in the pictures of a message, as far as they are some, at once: what links lead to is soon gone."""
        taken = Album()
        for number, one in enumerate(media[:MOST_PICTURES]):
            name = derived_id("picture", fact.inbound_id, *([str(number)] if number else []))
            try:
                picture = await self._intake.take(fact.chat, one, name, known.member_id)
            except UnreadablePicture as trouble:
                taken = replace(taken, troubles=(*taken.troubles, trouble.code))
            except MediaGone:
                taken = replace(taken, troubles=(*taken.troubles, "gone"))
            else:
                taken = replace(taken, pictures=(*taken.pictures, picture))
        return taken

    async def _for_a_proof(self, album: Album, fact: InboundFact, known: Known) -> Known:
        """One picture of those that came, and what it could be the proof of."""
        if not album.pictures:
            return replace(known, picture=PictureTrouble(album.troubles[0]))
        try:
            name = derived_id("pictures", fact.inbound_id)
            picture = await self._intake.join(album.pictures, name, known.member_id)
        except UnreadablePicture as trouble:
            return replace(known, picture=PictureTrouble(trouble.code))
        except NotKept:
            return replace(known, picture=PictureTrouble("gone"))
        return replace(known, picture=picture, awaiting=await self._lookups.awaiting(known))
