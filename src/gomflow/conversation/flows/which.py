"""What a picture is the proof for, where several submissions await payment: one of them, or several at once."""

from datetime import datetime
from typing import Any

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.known import SubmissionFound
from gomflow.conversation.turn import Said, Turn
from gomflow_events.codec import from_json, to_json
from gomflow_events.identity import MemberId, OrderId, SubmissionId
from gomflow_events.payment.requests import ProofMeant, ProofSent
from gomflow_events.payment.terms import PaidPlace, Picture

SEVERAL = "several"
DONE = "done"
TOGGLE = "+"
_FEWEST = 2


def choice_of(found: SubmissionFound) -> dict[str, Any]:
    """A submission as one of the choices."""
    return {
        "argument": found.submission.reference,
        "label": found.order.details.title,
        "order_id": found.order_id,
        "submission_id": found.submission.submission_id,
        "member_id": found.submission.member_id,
        "gom_id": found.order.gom_id,
        "balance": to_json(found.submission.balance),
    }


def together(choices: list[dict[str, Any]], one: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of the choices that one transfer can pay together with one: they go to the same GOM, in the same money."""
    return [choice for choice in choices if _account(choice) == _account(one)]


def _account(choice: dict[str, Any]) -> tuple[str, str]:
    return choice["gom_id"], choice["balance"]["currency"]


def can_be_several(choices: list[dict[str, Any]]) -> bool:
    """Whether any two of the choices could be paid with one transfer."""
    return any(len(together(choices, one)) >= _FEWEST for one in choices)


def _take_one(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    if answer.choice == SEVERAL and can_be_several(values["choices"]):
        return Taken(SEVERAL)
    if answer.choice not in {choice["argument"] for choice in values["choices"]}:
        raise Problem("choose-a-button")
    return Taken(answer.choice)


def _take_several(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """One more or one less of them, until the buyer says that these are all."""
    marked: list[str] = list(values.get(SEVERAL) or [])
    if answer.choice == DONE:
        if len(marked) < _FEWEST:
            raise Problem("several-two")
        return Taken(marked)
    by_name = {choice["argument"]: choice for choice in values["choices"]}
    name = answer.choice.removeprefix(TOGGLE)
    if name not in by_name:
        raise Problem("choose-a-button")
    if name in marked:
        return Taken([one for one in marked if one != name], stays=True)
    if marked and by_name[marked[0]] not in together(values["choices"], by_name[name]):
        raise Problem("several-of-one-manager")
    return Taken([*marked, name], stays=True)


def _are_several(values: Values) -> bool:
    return values.get("submission") == SEVERAL


def _chosen(values: Values) -> tuple[dict[str, Any], tuple[PaidPlace, ...]]:
    """The submission that comes first, and the others."""
    names = values[SEVERAL] if _are_several(values) else [values["submission"]]
    by_name = {choice["argument"]: choice for choice in values["choices"]}
    first, *others = (by_name[name] for name in names)
    also = (
        PaidPlace(order_id=OrderId(one["order_id"]), submission_id=SubmissionId(one["submission_id"])) for one in others
    )
    return first, tuple(also)


def _say(values: Values, turn: Turn) -> Said:
    """Send the picture for what was chosen, or say it of one that was sent."""
    first, also = _chosen(values)
    if "picture" not in values:
        meant = ProofMeant(
            order_id=OrderId(first["order_id"]),
            submission_id=SubmissionId(first["submission_id"]),
            gom_id=MemberId(first["gom_id"]),
            also=also,
        )
        return [turn.ask("payment", values["payment_id"], meant)]
    proof = ProofSent(
        order_id=OrderId(first["order_id"]),
        submission_id=SubmissionId(first["submission_id"]),
        member_id=MemberId(first["member_id"]),
        gom_id=MemberId(first["gom_id"]),
        picture=from_json(values["picture"], Picture),
        also=also,
        chosen=True,
    )
    return [turn.ask("payment", values["payment_id"], proof)]


WHICH = Flow(
    name="which",
    steps=(
        Step(name="submission", take=_take_one, shows=("choices",)),
        Step(name=SEVERAL, take=_take_several, when=_are_several, shows=("choices", SEVERAL)),
    ),
    finish=_say,
)
