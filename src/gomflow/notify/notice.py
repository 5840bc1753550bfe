"""A notice: somebody is to be shown something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gomflow.commands.catalogue import token
from gomflow.facts import pack
from gomflow_events.fact import Json
from gomflow_events.identity import ChatKey, MemberId
from gomflow_events.outbound import Button, PictureMark, Weight
from gomflow_events.payment.terms import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A view for a member, in the chat they prefer, or for one chat."""

    view: str
    args: Json
    member: MemberId | None = None
    chat: ChatKey | None = None
    weight: Weight = Weight.NORMAL
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has an address: its text, its rows of buttons, its picture with marks."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = field(default=None)
    marks: tuple[PictureMark, ...] = ()


Press = tuple[str, ...]
"""A button in a notice: the command it gives, and the command's arguments."""


def text_args(key: str, presses: Sequence[Press], facts: Mapping[str, object]) -> Json:
    """The arguments of the view `text`: one sentence, and buttons one below the other."""
    rows = [[{"command": press[0], "token": token(*press)}] for press in presses]
    return {"key": key, "facts": pack(facts), "buttons": rows}


def tell(member: MemberId, key: str, *presses: Press, weight: Weight = Weight.NORMAL, **facts: object) -> Notice:
    """A notice of one sentence."""
    return Notice(member=member, view="text", args=text_args(key, presses, facts), weight=weight)


def broadcast(member: MemberId, key: str, *presses: Press, **facts: object) -> Notice:
    """One sentence to one of many who get the same."""
    return tell(member, key, *presses, weight=Weight.BROADCAST, **facts)
