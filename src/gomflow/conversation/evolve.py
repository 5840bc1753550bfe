"""How a conversation becomes what its events say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from gomflow.conversation.state import INITIAL, Album, AwaitedProof, Conversation, Flowing, Silent, Talking
from gomflow_events.conversation import events as e


class ImpossibleHistory(Exception):
    """The events contradict the rules they were decided by: the log was altered, or a release is broken."""


def fold(events: Iterable[e.ConversationEvent], start: Conversation = INITIAL) -> Conversation:
    """The conversation after these events."""
    return reduce(evolve, events, start)


def evolve(conversation: Conversation, event: e.ConversationEvent) -> Conversation:
    """The conversation after one more event."""
    if isinstance(event, e.ConversationStarted):
        return Talking(chat=event.chat, member_id=event.member_id, language=event.language)
    if isinstance(conversation, Silent):
        raise ImpossibleHistory(f"{type(event).__name__} before anybody wrote")
    match event:
        case e.ConversationJoined():
            return replace(conversation, member_id=event.member_id)
        case e.ConversationLanguageChosen():
            return replace(conversation, language=event.language)
        case e.FlowStarted():
            return replace(conversation, flow=_started(event), proof_for=None)
        case e.FlowAnswered():
            flow = _flow(conversation)
            values = {**flow.values, event.step: event.value["value"]}
            return replace(conversation, flow=replace(flow, step=event.next_step, values=values))
        case e.FlowWentBack():
            return replace(conversation, flow=replace(_flow(conversation), step=event.step))
        case e.FlowFinished() | e.FlowCancelled():
            return replace(conversation, flow=None)
        case e.ProofAwaited():
            awaited = AwaitedProof(order_id=event.order_id, submission_id=event.submission_id)
            return replace(conversation, proof_for=awaited)
        case e.LimitsExplained(at=at):
            return replace(conversation, explained_at=at)
        case e.AlbumPictureTaken(album=album):
            return replace(conversation, albums={**conversation.albums, album: _grown(conversation, event)})
        case e.AlbumClosed(album=album):
            left = {name: one for name, one in conversation.albums.items() if name != album}
            return replace(conversation, albums=left)
        case e.InboundHandled(kind=e.InboundKind.PICTURE):
            return replace(conversation, proof_for=None)
        case _:
            return conversation


def _grown(conversation: Talking, event: e.AlbumPictureTaken) -> Album:
    album = conversation.albums.get(event.album, Album())
    if event.picture is None:
        return replace(album, troubles=(*album.troubles, event.trouble))
    return replace(album, pictures=(*album.pictures, event.picture))


def _started(event: e.FlowStarted) -> Flowing:
    return Flowing(flow=event.flow, flow_id=event.flow_id, step=event.first_step, values=event.seed)


def _flow(conversation: Talking) -> Flowing:
    if conversation.flow is None:
        raise ImpossibleHistory("an answer to a flow that is not under way")
    return conversation.flow
