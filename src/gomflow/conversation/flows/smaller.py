"""The flows of one or two questions."""

from datetime import datetime

from gomflow.commands.catalogue import query_of
from gomflow.conversation import answers
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values, confirm
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow_events.identity import Role, SubmissionId
from gomflow_events.member.requests import RoleAsked
from gomflow_events.money import Currency
from gomflow_events.order.requests import CancellationRequested, ExtensionRequested, ShippingReported
from gomflow_events.payment.requests import ApprovalRequested, RejectionRequested

SKIP = "skip"


def _text(least: int, most: int) -> Step:
    def take(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
        return Taken(answers.words(answer.said, least, most))

    return Step(name="text", take=take, shows=("title", "reference"))


def _search(values: Values, _turn: Turn) -> Said:
    return [show("orders", query=query_of(values["text"]), page=1)]


SEARCH = Flow(name="search", steps=(_text(2, 60),), finish=_search)


def _reject(values: Values, turn: Turn) -> Said:
    return [turn.ask("payment", values["payment_id"], RejectionRequested(reason=values["text"]))]


REJECT = Flow(name="reject", steps=(_text(3, 300),), finish=_reject)


def _take_amount(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    return Taken(str(answers.amount(answer.text, Currency(values["currency"])).amount))


def _approve(values: Values, turn: Turn) -> Said:
    paid = answers.amount(values["amount"], Currency(values["currency"]))
    return [turn.ask("payment", values["payment_id"], ApprovalRequested(amount=paid))]


APPROVE = Flow(
    name="approve",
    steps=(Step(name="amount", take=_take_amount, shows=("currency", "reference")),),
    finish=_approve,
)


def _cancel_order(values: Values, turn: Turn) -> Said:
    return [turn.ask("order", values["order_id"], CancellationRequested(reason=values["text"]))]


CANCEL_ORDER = Flow(name="cancelorder", steps=(_text(3, 300), confirm("title", "text", "buyers")), finish=_cancel_order)


def _take_deadline(answer: AnswerGiven, values: Values, at: datetime) -> Taken:
    return Taken(answers.deadline(answer.said, Currency(values["currency"]), at).isoformat())


def _extend(values: Values, turn: Turn) -> Said:
    until = datetime.fromisoformat(values["deadline"])
    return [turn.ask("order", values["order_id"], ExtensionRequested(deadline=until))]


EXTEND = Flow(
    name="extend",
    steps=(Step(name="deadline", take=_take_deadline, shows=("title", "currency")),),
    finish=_extend,
)


def _take_courier(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    return Taken(answers.words(answer.said, 2, 40))


def _take_tracking(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    if answer.said.strip().lower() in {SKIP, "none", "-", "wala", "tiada"}:
        return Taken("")
    return Taken(answers.words(answer.text, 4, 40))


def _ship(values: Values, turn: Turn) -> Said:
    one = values.get("submission_id")
    request = ShippingReported(
        courier=values["courier"],
        tracking=values["tracking"],
        submission_id=SubmissionId(one) if one else None,
    )
    return [turn.ask("order", values["order_id"], request)]


SHIPPED = Flow(
    name="shipped",
    steps=(
        Step(name="courier", take=_take_courier, shows=("title", "currency", "reference")),
        Step(name="tracking", take=_take_tracking),
        confirm("title", "courier", "tracking", "parcels", "reference"),
    ),
    finish=_ship,
)


def _take_code(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    return Taken(answers.words(answer.text, 2, 80))


def _use_code(_values: Values, turn: Turn) -> Said:
    if not turn.known.code_is_right:
        return [say("invite-wrong", [("become_gom",)])]
    return [turn.ask("member", turn.me, RoleAsked(role=Role.GOM, admitted=True))]


BECOME_GOM = Flow(name="become_gom", steps=(Step(name="code", take=_take_code),), finish=_use_code)
