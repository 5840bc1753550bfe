"""The command about being paid: the accounts, the Smart Agent's limits for each method, and who may read pictures."""

from gomflow.conversation.accounts import known_accounts
from gomflow.conversation.flows import engine
from gomflow.conversation.flows.methods import ACCOUNTS, RULE
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow.methods import offered
from gomflow_events.member.requests import OutsideReadingAnswered
from gomflow_events.money import Currency

YES, NO = "yes", "no"


def methods(turn: Turn) -> Said:
    """How the GOM is paid; with a word behind it, change one part of that."""
    word, *rest = [*turn.command.args, "", "", ""][:3]
    match word.lower():
        case "accounts":
            return _accounts(turn, rest[0].upper())
        case "rule":
            return _rule(turn, rest[0].lower(), rest[1].upper())
        case "outside":
            return _outside(turn, rest[0].lower())
        case _:
            return [show("methods")]


def _accounts(turn: Turn, currency: str) -> Said:
    known = known_accounts(turn.known.member)
    seed = (
        {"accounts": known, "settled": True, "currency": currency} if currency in set(Currency) else {"accounts": known}
    )
    return engine.begin(ACCOUNTS, seed, turn)


def _rule(turn: Turn, method: str, currency: str) -> Said:
    known = offered(currency).get(method) if currency in set(Currency) else None
    if known is None:
        return [show("methods")]
    return engine.begin(RULE, {"method": method, "currency": currency, "shown": known.shown}, turn)


def _outside(turn: Turn, answer: str) -> Said:
    if answer not in {YES, NO}:
        return [show("outside_reading")]
    allowed = answer == YES
    said = say("outside-reading-on" if allowed else "outside-reading-off", [("methods",)])
    return [turn.ask("member", turn.me, OutsideReadingAnswered(allowed=allowed)), said]
