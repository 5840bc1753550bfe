"""What can have happened in a conversation."""

from datetime import datetime
from enum import StrEnum

from gomflow_events.fact import Json, fact
from gomflow_events.identity import ChatKey, Language, MemberId
from gomflow_events.payment.terms import Picture


class InboundKind(StrEnum):
    """What an inbound fact was understood as."""

    COMMAND = "command"
    ANSWER = "answer"
    PICTURE = "picture"
    CHATTER = "chatter"
    STATEMENT = "statement"
    CLOSED = "closed"


@fact
class ConversationStarted:
    """The first message of a chat."""

    chat: ChatKey
    member_id: MemberId
    language: Language


@fact
class ConversationJoined:
    """The chat belongs to another member from now on: its person linked it."""

    member_id: MemberId


@fact
class ConversationLanguageChosen:
    """The chat is written to in this language."""

    language: Language


@fact
class InboundHandled:
    """An inbound fact was understood and acted on; the same one again changes nothing."""

    inbound_id: str
    kind: InboundKind
    command: str = ""


@fact
class AlbumPictureTaken:
    """One picture of an album came; nothing is said until all have. `trouble` is why it could not be taken in."""

    inbound_id: str
    album: str
    picture: Picture | None = None
    trouble: str = ""


@fact
class AlbumClosed:
    """All pictures of an album are there, and count as one."""

    album: str


@fact
class FlowStarted:
    """A guided flow began. `seed` is what it knows from the start (the order, its items, answers known from before)."""

    flow: str
    flow_id: str
    first_step: str
    seed: Json


@fact
class FlowAnswered:
    """A step of the flow has its answer; the next question is `next_step`, empty when there is none."""

    step: str
    value: Json
    next_step: str


@fact
class FlowWentBack:
    """The person went back to an earlier step."""

    step: str


@fact
class FlowFinished:
    """The flow has all its answers, confirmed."""

    flow: str


@fact
class FlowCancelled:
    """The flow was left without effect; `moved_to` is the chat it goes on in, when it was taken along."""

    flow: str
    moved_to: ChatKey | None = None


@fact
class ProofAwaited:
    """The next picture in this chat is a proof for this submission."""

    order_id: str
    submission_id: str


@fact
class RequestMade:
    """The conversation asks something of an aggregate; `request` is the request in its JSON form."""

    request_id: str
    aggregate: str
    aggregate_id: str
    type: str
    body: Json


@fact
class LimitsExplained:
    """The person sent what is neither words nor a picture, and is told what is understood here."""

    sent: str
    at: datetime


@fact
class ReplyDue:
    """The person is to be shown a view."""

    view: str
    args: Json


ConversationEvent = (
    ConversationStarted
    | ConversationJoined
    | ConversationLanguageChosen
    | InboundHandled
    | AlbumPictureTaken
    | AlbumClosed
    | FlowStarted
    | FlowAnswered
    | FlowWentBack
    | FlowFinished
    | FlowCancelled
    | ProofAwaited
    | RequestMade
    | LimitsExplained
    | ReplyDue
)
