"""Commands for everybody: start, help, language, settings, cancel, link, and the way back and on in a flow."""

from datetime import timedelta
from hashlib import sha256

from gomflow.codes import as_meant
from gomflow.conversation.flows import engine
from gomflow.conversation.flows.catalogue import FLOWS
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow_events.conversation.events import ConversationLanguageChosen, FlowCancelled, FlowStarted
from gomflow_events.conversation.requests import FlowTaken
from gomflow_events.identity import Language
from gomflow_events.member.requests import (
    LanguageChangeRequested,
    LinkCodeRequested,
    LinkRequested,
)

LINK_CODE_LASTS = timedelta(minutes=15)


def start(turn: Turn) -> Said:
    """Greet; `start <order code>`, as in a link that was shared, leads to that order."""
    return [show("start", other_flow=turn.known.other_flow is not None)]


def help_(turn: Turn) -> Said:
    """List what the person can do."""
    return [show("help", gom=turn.is_gom, operator=turn.is_operator)]


def language(turn: Turn) -> Said:
    """Choose a language."""
    wanted = turn.command.argument.lower()
    if wanted not in set(Language):
        return [show("language")]
    chosen = Language(wanted)
    out: Said = [turn.ask("member", turn.me, LanguageChangeRequested(language=chosen))]
    if chosen is not turn.conversation.language:
        out.insert(0, ConversationLanguageChosen(language=chosen))
    return [*out, show("language_chosen")]


def settings(_turn: Turn) -> Said:
    """Show what is set, with buttons to change it."""
    return [show("settings")]


def cancel(turn: Turn) -> Said:
    """Leave the flow under way."""
    flow = turn.conversation.flow
    if flow is None:
        return [say("nothing-to-cancel", [("help",)])]
    return [FlowCancelled(flow=flow.flow), say("cancelled", [("start",)])]


def back(turn: Turn) -> Said:
    """Go to the question before."""
    flow = turn.conversation.flow
    if flow is None:
        return [say("nothing-to-go-back-to", [("help",)])]
    return engine.back(FLOWS[flow.flow], flow)


def resume(turn: Turn) -> Said:
    """Go on here with what was begun in another chat."""
    other = turn.known.other_flow
    if other is None:
        return [say("nothing-to-resume", [("start",)])]
    flow = FLOWS[other.flow.flow]
    taken = FlowStarted(
        flow=flow.name, flow_id=turn.chance.ids[0], first_step=other.flow.step, seed=dict(other.flow.values)
    )
    return [
        turn.ask("conversation", other.chat, FlowTaken(moved_to=turn.conversation.chat)),
        taken,
        engine.question(flow, other.flow.step, other.flow.values, taken.flow_id),
    ]


def code_hash(code: str) -> str:
    """What is kept of a link code."""
    return sha256(f"link {as_meant(code)}".encode()).hexdigest()


def link(turn: Turn) -> Said:
    """Without a code, give one out; with one, join this chat to the person who got it."""
    if not turn.command.rest:
        secret = turn.chance.secret
        asked = LinkCodeRequested(code_hash=code_hash(secret), until=turn.at + LINK_CODE_LASTS)
        minutes = LINK_CODE_LASTS // timedelta(minutes=1)
        return [turn.ask("member", turn.me, asked), say("link-code", code=secret, minutes=minutes)]
    owner = turn.known.code_owner
    if owner is None:
        return [say("link-code-unknown", [("link",)])]
    if turn.names_me(owner):
        return [say("link-same", [("settings",)])]
    linked = LinkRequested(chat=turn.conversation.chat, joined=turn.me, code_hash=code_hash(turn.command.rest))
    return [turn.ask("member", owner, linked)]
