"""What can be said: each command's name, who may say it, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who may use a command; every later one includes those before it, but for the operator's."""

    EVERYBODY = "everybody"
    BUYER = "buyer"
    GOM = "gom"
    OPERATOR = "operator"


class About(StrEnum):
    """What a command is about; it decides what is looked up before the command is handled."""

    NOTHING = "nothing"
    ORDER = "order"
    OWN_ORDER = "own_order"
    OWN_SUBMISSION = "own_submission"
    BUYERS_SUBMISSION = "buyers_submission"
    REVIEW = "review"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `wants` are the states of an order or a submission that the command makes sense for: with one such and no argument
    it is meant, with several the person chooses. `in_menu` says whether a platform lists it among its commands; the
    others are only said by buttons.
    """

    name: str
    audience: Audience
    about: About = About.NOTHING
    wants: frozenset[str] = frozenset()
    in_menu: bool = True


def _some(*names: str) -> frozenset[str]:
    return frozenset(names)


_PAYABLE = _some("awaiting_payment", "proof_received", "under_review", "rejected", "partly_paid")
_LEAVABLE = _PAYABLE | {"waitlisted", "offered", "paid"}
_RUNNING = _some("draft", "open", "closed", "ordered", "shipped")

_COMMANDS = (
    Command("start", Audience.EVERYBODY),
    Command("help", Audience.EVERYBODY),
    Command("language", Audience.EVERYBODY),
    Command("settings", Audience.EVERYBODY),
    Command("cancel", Audience.EVERYBODY),
    Command("link", Audience.EVERYBODY),
    Command("orders", Audience.BUYER),
    Command("search", Audience.BUYER),
    Command("order", Audience.BUYER, About.ORDER, _some("open")),
    Command("submit", Audience.BUYER, About.ORDER, _some("open")),
    Command("mine", Audience.BUYER),
    Command("status", Audience.BUYER, About.OWN_SUBMISSION),
    Command("pay", Audience.BUYER, About.OWN_SUBMISSION, _PAYABLE),
    Command("proof", Audience.BUYER, About.OWN_SUBMISSION, _PAYABLE),
    Command("change", Audience.BUYER, About.OWN_SUBMISSION, _LEAVABLE),
    Command("withdraw", Audience.BUYER, About.OWN_SUBMISSION, _LEAVABLE),
    Command("waitlist", Audience.BUYER, About.OWN_SUBMISSION, _some("waitlisted", "offered")),
    Command("received", Audience.BUYER, About.OWN_SUBMISSION, _some("shipped")),
    Command("become_gom", Audience.BUYER),
    Command("create", Audience.GOM),
    Command("manage", Audience.GOM),
    Command("edit", Audience.GOM, About.OWN_ORDER, _some("draft", "open", "closed")),
    Command("open", Audience.GOM, About.OWN_ORDER, _some("draft")),
    Command("close", Audience.GOM, About.OWN_ORDER, _some("open")),
    Command("extend", Audience.GOM, About.OWN_ORDER, _some("open", "closed")),
    Command("ordered", Audience.GOM, About.OWN_ORDER, _some("closed")),
    Command("shipped", Audience.GOM, About.OWN_ORDER, _some("ordered", "shipped")),
    Command("complete", Audience.GOM, About.OWN_ORDER, _some("shipped")),
    Command("cancelorder", Audience.GOM, About.OWN_ORDER, _some("draft", "open", "closed", "ordered")),
    Command("submissions", Audience.GOM, About.OWN_ORDER, _RUNNING),
    Command("review", Audience.GOM),
    Command("approve", Audience.GOM, About.REVIEW),
    Command("reject", Audience.GOM, About.REVIEW),
    Command("ask_again", Audience.GOM, About.REVIEW),
    Command("assign", Audience.GOM, About.REVIEW),
    Command("approve_all", Audience.GOM),
    Command("undo", Audience.GOM, About.DECIDED),
    Command("history", Audience.GOM, About.REVIEW, in_menu=False),
    Command("refunded", Audience.GOM, About.BUYERS_SUBMISSION, _some("refund_due"), in_menu=False),
    Command("methods", Audience.GOM),
    Command("statements", Audience.GOM),
    Command("match", Audience.GOM),
    Command("unmatch", Audience.GOM, in_menu=False),
    Command("dashboard", Audience.GOM),
    Command("admit", Audience.OPERATOR, in_menu=False),
    Command("meant", Audience.BUYER, in_menu=False),
    # What only buttons say, to the flow a person is in.
    Command("back", Audience.EVERYBODY, in_menu=False),
    Command("resume", Audience.EVERYBODY, in_menu=False),
)

CATALOGUE: Mapping[str, Command] = {command.name: command for command in _COMMANDS}
"""Every command by its name, in the order in which help lists them."""

TOKEN_SIGN = "|"  # noqa: S105 - what separates the parts of a button's token


def token(name: str, *args: str) -> str:
    """What a button sends to give a command: at most 64 bytes, so that every platform carries it."""
    said = TOKEN_SIGN.join(("c", name, *args))
    assert len(said.encode()) <= 64, said  # noqa: PLR2004 - the limit of the narrowest platform
    return said


def answer_token(flow_id: str, step: str, value: str) -> str:
    """What a button sends to answer a step of a flow; it fits no other step and no later flow."""
    said = TOKEN_SIGN.join(("a", flow_id[-6:], step, value))
    assert len(said.encode()) <= 64, said  # noqa: PLR2004 - as above
    return said


def query_of(text: str) -> str:
    """Words to search for, short enough that the buttons for further pages can carry them."""
    return " ".join(text.replace(TOKEN_SIGN, " ").encode()[:40].decode(errors="ignore").split())
