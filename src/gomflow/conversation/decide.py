"""What a conversation makes of each thing that arrives."""

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.commands.catalogue import CATALOGUE, Audience
from gomflow.conversation.evolve import evolve
from gomflow.conversation.flows import engine
from gomflow.conversation.flows.catalogue import FLOWS
from gomflow.conversation.handlers import stating
from gomflow.conversation.handlers.buying import picture
from gomflow.conversation.handlers.table import HANDLERS
from gomflow.conversation.intents import (
    AlbumPicture,
    AlbumSent,
    AnswerGiven,
    ButtonTooOld,
    ChatLost,
    CommandGiven,
    CommandUnknown,
    FileSent,
    Intent,
    MoneyTold,
    OtherSent,
    PictureSent,
    SmallTalk,
    understand,
)
from gomflow.conversation.known import Chance, Known, Missing, PictureTrouble, Several
from gomflow.conversation.state import INITIAL, Conversation, Silent, Talking
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow_events.conversation import events as e
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.conversation.requests import FlowTaken, LinkedTo
from gomflow_events.fact import fact
from gomflow_events.identity import Language
from gomflow_events.member.requests import ChatLossReported, ChatReturnReported, RegistrationRequested

EXPLAINED_FOR = timedelta(hours=1)
"""How long nobody is told again what is understood here."""


@fact
class InboundArrived:
    """Request: understand an inbound fact, with all that was looked up for it."""

    fact: InboundFact
    known: Known
    chance: Chance


ConversationRequest = InboundArrived | LinkedTo | FlowTaken


def decide(request: ConversationRequest, conversation: Conversation, asked: Asked) -> Sequence[e.ConversationEvent]:
    """The events a request brings; none when there is nothing to do."""
    match request:
        case InboundArrived():
            return arrive(request, conversation, asked)
        case LinkedTo():
            if isinstance(conversation, Silent):
                return []  # A chat is linked by writing in it: here there is nobody to be joined.
            return [e.ConversationJoined(member_id=request.member_id)]
        case FlowTaken():
            return _let_go(request, conversation)
        case _:
            assert_never(request)


def _let_go(request: FlowTaken, conversation: Conversation) -> Said:
    if isinstance(conversation, Silent) or conversation.flow is None:
        return []
    return [e.FlowCancelled(flow=conversation.flow.flow, moved_to=request.moved_to)]


def arrive(request: InboundArrived, conversation: Conversation, asked: Asked) -> Said:
    """Understand what arrived and answer it."""
    intent = understand(request.fact, conversation)
    if isinstance(intent, ChatLost):
        return _lost(request, conversation)
    begun, talking = _begin(request, conversation)
    command = intent if isinstance(intent, CommandGiven) else CommandGiven("")
    turn = Turn(conversation=talking, command=command, known=request.known, chance=request.chance, at=asked.at)
    if isinstance(intent, AlbumPicture):
        return [*begun, *_returned(request, turn), _taken(request, intent)]
    if isinstance(intent, AlbumSent) and intent.album not in talking.albums:
        return []  # It was answered before: the clock may say so more than once.
    handled = e.InboundHandled(inbound_id=request.fact.inbound_id, kind=_kind(intent), command=command.name)
    if begun and isinstance(intent, SmallTalk | OtherSent):
        # Whatever somebody says first is a greeting.
        return [*begun, handled, show("start", other_flow=False)]
    return [*begun, *_returned(request, turn), handled, *_answer(intent, turn)]


def _taken(request: InboundArrived, intent: AlbumPicture) -> e.AlbumPictureTaken:
    picture = request.known.picture
    if isinstance(picture, PictureTrouble):
        return e.AlbumPictureTaken(inbound_id=request.fact.inbound_id, album=intent.album, trouble=picture.code)
    return e.AlbumPictureTaken(inbound_id=request.fact.inbound_id, album=intent.album, picture=picture)


def _lost(request: InboundArrived, conversation: Conversation) -> Said:
    if isinstance(conversation, Silent):
        return []
    handled = e.InboundHandled(inbound_id=request.fact.inbound_id, kind=e.InboundKind.CLOSED)
    turn = Turn(
        conversation=conversation,
        command=CommandGiven(""),
        known=request.known,
        chance=request.chance,
        at=request.fact.at,
    )
    loss = ChatLossReported(chat=conversation.chat)
    return [handled, turn.ask("member", turn.me, loss)]


def _returned(request: InboundArrived, turn: Turn) -> Said:
    member = request.known.member
    if member is None or turn.conversation.chat not in member.lost:
        return []
    return [turn.ask("member", turn.me, ChatReturnReported(chat=turn.conversation.chat), 3)]


def _begin(request: InboundArrived, conversation: Conversation) -> tuple[Said, Talking]:
    """The conversation, begun when these are its first words."""
    if isinstance(conversation, Talking):
        return [], conversation
    sender = request.fact.sender
    language = sender.language or Language.ENGLISH
    started = e.ConversationStarted(chat=request.fact.chat, member_id=request.known.member_id, language=language)
    talking = evolve(conversation, started)
    assert isinstance(talking, Talking)
    if request.known.member is not None:
        return [started], talking
    registration = RegistrationRequested(chat=request.fact.chat, name=sender.name, language=language)
    turn = Turn(
        conversation=talking,
        command=CommandGiven(""),
        known=request.known,
        chance=request.chance,
        at=request.fact.at,
    )
    return [started, turn.ask("member", request.known.member_id, registration, 2)], talking


def _kind(intent: Intent) -> e.InboundKind:
    match intent:
        case CommandGiven() | CommandUnknown():
            return e.InboundKind.COMMAND
        case AnswerGiven() | ButtonTooOld():
            return e.InboundKind.ANSWER
        case PictureSent() | AlbumPicture() | AlbumSent():
            return e.InboundKind.PICTURE
        case FileSent() | MoneyTold():
            return e.InboundKind.STATEMENT
        case SmallTalk() | OtherSent():
            return e.InboundKind.CHATTER
        case ChatLost():
            return e.InboundKind.CLOSED
        case _:
            assert_never(intent)


def _answer(intent: Intent, turn: Turn) -> Said:
    flow = turn.conversation.flow
    match intent:
        case CommandGiven():
            return _command(intent, turn)
        case CommandUnknown():
            return [say("unknown-command", [("help",)], command=intent.name)]
        case AnswerGiven() if flow is not None:
            return engine.answer(FLOWS[flow.flow], flow, intent, turn)
        case AnswerGiven() | ButtonTooOld():
            return [say("too-old-button", [("start",)])]
        case PictureSent() | AlbumPicture():
            return picture(turn)
        case FileSent():
            return stating.file(turn)
        case MoneyTold():
            return stating.money(turn)
        case AlbumSent(album=album):
            return [e.AlbumClosed(album=album), *picture(turn)]
        case OtherSent():
            return _explained(intent, turn)
        case SmallTalk():
            return [show("start", other_flow=False, unclear=True)]
        case ChatLost():
            return []
        case _:
            assert_never(intent)


def _explained(intent: OtherSent, turn: Turn) -> Said:
    """Say what is understood here; somebody who sends ten stickers is told once."""
    before = turn.conversation.explained_at
    if before is not None and turn.at - before < EXPLAINED_FOR:
        return []
    explained = e.LimitsExplained(sent=intent.sent, at=turn.at)
    return [explained, say("only-words-and-pictures", [("help",)])]


def _command(intent: CommandGiven, turn: Turn) -> Said:
    command = CATALOGUE[intent.name]
    if command.audience is Audience.GOM and not turn.is_gom:
        return [say("only-for-goms", [("become_gom",)])]
    if command.audience is Audience.OPERATOR and not turn.is_operator:
        return [say("only-for-operators", [("help",)])]
    match turn.known.target:
        case Missing.NOT_FOUND:
            return [say("not-found", [_list_for(command.audience)], what=intent.argument[:40])]
        case Missing.NOTHING_FITS:
            return [say(f"nothing-fits-{command.about.value.replace('_', '-')}", [_list_for(command.audience)])]
        case Several(choices=choices):
            rows = [{"argument": choice.argument, "label": choice.label} for choice in choices]
            return [show("choose", command=intent.name, choices=rows)]
        case _:
            return HANDLERS[intent.name](turn)


def _list_for(audience: Audience) -> tuple[str]:
    return ("manage",) if audience is Audience.GOM else ("orders",)


CONVERSATION: Aggregate[Conversation, ConversationRequest, e.ConversationEvent] = Aggregate(
    name="conversation", initial=INITIAL, decide=decide, evolve=evolve
)
