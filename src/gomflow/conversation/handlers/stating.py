"""Statements in a chat: a file, a notification that is passed on, and how things stand."""

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.stating import STATEMENT, offered, seed_of_file, seed_of_money
from gomflow.conversation.known import MoneySeen, StatementSeen, StatementTroubled
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow_events.fact import Json


def file(turn: Turn) -> Said:
    """A file that is no picture: a GOM's statement, or nothing that anybody else could want to send."""
    if not turn.is_gom:
        return [say("picture-not-a-picture", [("help",)])]
    seen = turn.known.statement
    if isinstance(seen, StatementTroubled):
        return [say(f"statement-{seen.code}", [("statements",), ("help",)], **seen.facts)]
    assert isinstance(seen, StatementSeen), "a GOM's file is looked at"
    return _go_on(seed_of_file(seen), turn)


def money(turn: Turn) -> Said:
    """A notification about money that came; from anybody but a GOM, words like others."""
    seen = turn.known.statement
    if not turn.is_gom or not isinstance(seen, MoneySeen):
        return [show("start", other_flow=False, unclear=True)]
    return _go_on({**seed_of_money(seen), "bank": seen.bank}, turn)


def _go_on(seeded: Json, turn: Turn) -> Said:
    if seeded["bank"] and seeded["certain"]:
        return offered(seeded, turn)
    return engine.begin(STATEMENT, seeded, turn)


def statements(_turn: Turn) -> Said:
    """What the statements say."""
    return [show("statements")]
