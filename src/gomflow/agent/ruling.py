"""Which of a GOM's rules a proof falls under: the one for its app, or for the account that any app may pay into."""

from collections.abc import Iterable

from gomflow.methods import Kind, catalogue
from gomflow_events.payment.terms import Expected, MethodRule, ReceiptFields


def rule_for(fields: ReceiptFields, expected: Expected, rules: Iterable[MethodRule]) -> MethodRule | None:
    """The rule for a receipt of this app; None where the GOM set none.

    What was paid from any bank, or over a network, into an account of that kind falls under the rule of the account;
    what an app paid that cannot be told, under any rule of an account that takes money.
    Where two rules could be meant, the one that lets the Smart Agent do less holds.
    """
    mine = [rule for rule in rules if rule.currency is expected.due.currency]
    own = next((rule for rule in mine if rule.method == fields.method), None)
    if own is not None:
        return own
    taken = {way.method for way in expected.pay_to}
    if fields.method in taken:
        return None
    app = catalogue().get(fields.method or "")
    nameless = app is None or not app.issues_receipts
    open_to_it = [rule for rule in mine if rule.method in taken and (nameless or _takes_others(rule.method))]
    return min(open_to_it, key=_reach, default=None)


def _takes_others(key: str) -> bool:
    method = catalogue().get(key)
    return method is not None and method.kind in {Kind.ANY, Kind.RAIL}


def _reach(rule: MethodRule) -> tuple[bool, int, int]:
    """How far a rule lets the Smart Agent go."""
    unlimited = rule.approve_up_to is None
    alone = 0 if rule.approve_up_to is None else rule.approve_up_to.minor
    return unlimited, alone, -1 if rule.trust_up_to is None else rule.trust_up_to.minor
