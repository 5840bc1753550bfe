"""Commands of GOMs: write an order, open it, close it, buy, ship, and look after it."""

from gomflow.conversation.accounts import known_accounts
from gomflow.conversation.flows import engine
from gomflow.conversation.flows.creating import CREATE, EDIT, TAKES, values_of
from gomflow.conversation.flows.smaller import CANCEL_ORDER, EXTEND, SHIPPED
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow.order.rules import buyers_in
from gomflow.order.submission import Status
from gomflow_events.order.requests import (
    ClosingRequested,
    CompletionRequested,
    OpeningRequested,
    PurchaseReported,
    RefundReported,
)

ANYWAY = "anyway"


def create(turn: Turn) -> Said:
    """Write a new order."""
    return engine.begin(CREATE, {"accounts": known_accounts(turn.known.member)}, turn)


def manage(_turn: Turn) -> Said:
    """All orders of the GOM."""
    return [show("manage")]


def edit(turn: Turn) -> Said:
    """Change one part of an order."""
    found = turn.order
    fixed = {"items", "currency", "shipping_fee"} if found.order.book else set[str]()
    has_maximum = found.order.details.maximum is not None
    hidden = fixed | (set() if has_maximum else {"when_full"})
    seeded = {
        "order_id": found.order_id,
        "title": found.order.details.title,
        "details": values_of(found.order.details),
        "editable": [name for name in TAKES if name not in hidden],
        "accounts": known_accounts(turn.known.member),
    }
    return engine.begin(EDIT, seeded, turn)


def open_(turn: Turn) -> Said:
    """Let buyers in."""
    return [turn.ask("order", turn.order.order_id, OpeningRequested())]


def close(turn: Turn) -> Said:
    """Let nobody in any more; below the minimum the GOM says how to go on."""
    found = turn.order
    anyway = ANYWAY in turn.command.args
    buyers, minimum = buyers_in(found.order.book), found.order.details.minimum
    if buyers < minimum and not anyway:
        code = found.order.code
        return [
            say(
                "close-below-minimum",
                [("extend", code), ("close", code, ANYWAY), ("cancelorder", code)],
                title=found.order.details.title,
                buyers=buyers,
                minimum=minimum,
            )
        ]
    return [turn.ask("order", found.order_id, ClosingRequested(below_minimum_is_fine=anyway))]


def extend(turn: Turn) -> Said:
    """A later deadline."""
    details = turn.order.order.details
    seeded = {"order_id": turn.order.order_id, "title": details.title, "currency": details.currency.value}
    return engine.begin(EXTEND, seeded, turn)


def ordered(turn: Turn) -> Said:
    """The goods are bought."""
    return [turn.ask("order", turn.order.order_id, PurchaseReported())]


def shipped(turn: Turn) -> Said:
    """Parcels are on their way: everybody's, or that of the reference that was named."""
    found = turn.order
    reference = turn.command.args[1] if len(turn.command.args) > 1 else ""
    one = found.order.book.by_reference(reference)
    if reference and one is None:
        return [say("not-found", [("submissions", found.order.code)], what=reference)]
    parcels = sum(s.status is Status.PAID for s in found.order.book.values())
    if one is None and not parcels:
        return [say("refusal-nobody-to-ship-to", [("submissions", found.order.code)])]
    seeded = {
        "order_id": found.order_id,
        "title": found.order.details.title,
        "currency": found.order.details.currency.value,
        "submission_id": one.submission_id if one is not None else None,
        "reference": reference,
        "parcels": 1 if one is not None else parcels,
    }
    return engine.begin(SHIPPED, seeded, turn)


def complete(turn: Turn) -> Said:
    """The order is done."""
    return [turn.ask("order", turn.order.order_id, CompletionRequested())]


def cancelorder(turn: Turn) -> Said:
    """Call an order off."""
    found = turn.order
    seeded = {
        "order_id": found.order_id,
        "title": found.order.details.title,
        "buyers": buyers_in(found.order.book),
    }
    return engine.begin(CANCEL_ORDER, seeded, turn)


def submissions(turn: Turn) -> Said:
    """Who is in an order, a page at a time."""
    page = turn.command.args[1] if len(turn.command.args) > 1 else "1"
    return [show("submissions", order_id=turn.order.order_id, page=int(page) if page.isdigit() else 1)]


def refunded(turn: Turn) -> Said:
    """What was due back to a buyer went back."""
    found = turn.submission
    return [turn.ask("order", found.order_id, RefundReported(submission_id=found.submission.submission_id))]


def dashboard(_turn: Turn) -> Said:
    """A link to the dashboard that works once."""
    return [show("dashboard")]
