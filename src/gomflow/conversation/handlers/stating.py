"""Statements in a chat: a file, a notification that is passed on, how things stand, and whose money a line is."""

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.lines import MATCH, UNMATCH, choices_of, seed_of_unmatching
from gomflow.conversation.flows.stating import STATEMENT, offered, seed_of_file, seed_of_money
from gomflow.conversation.known import LineFound, MoneySeen, StatementSeen, StatementTroubled
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow_events.codec import to_json
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
    if not any(step.when(seeded) for step in STATEMENT.steps):
        return offered(seeded, turn)
    return engine.begin(STATEMENT, seeded, turn)


def match(turn: Turn) -> Said:
    """Say whose money a line of one's statement is."""
    if not turn.known.lines:
        return [say("match-none", [("statements",)])]
    line = turn.known.lines[0]
    if not turn.command.argument:
        return [show("matchable", lines=[_shown(one) for one in turn.known.lines])]
    if line.payment is not None:
        return [say("refusal-line-taken", [("unmatch", line.kept.line.line_id)])]
    choices = choices_of(line.kept, turn)
    if not choices:
        return [say("match-nowhere", [("statements",)])]
    return engine.begin(MATCH, {"line": to_json(line.kept.line), "bank": line.kept.bank, "choices": choices}, turn)


def unmatch(turn: Turn) -> Said:
    """Say that a line is not its payment's money after all."""
    matched = [one for one in turn.known.lines if one.payment is not None]
    if not matched:
        return [say("unmatch-none", [("statements",)])]
    if not turn.command.argument:
        return [show("matched", lines=[_shown(one) for one in matched])]
    return engine.begin(UNMATCH, seed_of_unmatching(matched[0]), turn)


def _shown(found: LineFound) -> Json:
    reference = found.payment.reference if found.payment is not None else ""
    return {"line": to_json(found.kept.line), "bank": found.kept.bank, "reference": reference}


def statements(_turn: Turn) -> Said:
    """What the statements say."""
    return [show("statements")]
