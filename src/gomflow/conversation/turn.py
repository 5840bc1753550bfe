"""One turn of a conversation: what was said, by whom, and the words a handler answers in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gomflow.commands.catalogue import token
from gomflow.conversation.intents import CommandGiven
from gomflow.conversation.known import Chance, Known, OrderFound, PaymentFound, SubmissionFound
from gomflow.conversation.state import Talking
from gomflow.facts import pack
from gomflow_events.codec import to_json
from gomflow_events.conversation.events import ConversationEvent, FlowStarted, ReplyDue, RequestMade
from gomflow_events.fact import Json
from gomflow_events.identity import MemberId, Role

Said = list[ConversationEvent]
"""What a handler answers with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Everything a handler may look at."""

    conversation: Talking
    command: CommandGiven
    known: Known
    chance: Chance
    at: datetime

    @property
    def me(self) -> MemberId:
        """The person who speaks."""
        return self.known.member_id

    @property
    def is_gom(self) -> bool:
        """Whether the person manages orders."""
        return self.known.member is not None and self.known.member.has(Role.GOM)

    @property
    def is_operator(self) -> bool:
        """Whether the person runs the installation."""
        return self.known.member is not None and self.known.member.has(Role.OPERATOR)

    def names_me(self, member_id: str) -> bool:
        """Whether a member id is the person's, or that of somebody who turned out to be the same."""
        also = self.known.member.also if self.known.member is not None else ()
        return member_id in {self.me, *also}

    @property
    def order(self) -> OrderFound:
        """The order the command is about; only for commands whose target was found."""
        assert isinstance(self.known.target, OrderFound)
        return self.known.target

    @property
    def submission(self) -> SubmissionFound:
        """The submission the command is about."""
        assert isinstance(self.known.target, SubmissionFound)
        return self.known.target

    @property
    def payment(self) -> PaymentFound:
        """The payment the command is about."""
        assert isinstance(self.known.target, PaymentFound)
        return self.known.target

    def ask(self, aggregate: str, aggregate_id: str, request: object, number: int = 0) -> RequestMade:
        """A request to an aggregate; `number` tells several of one turn apart."""
        return RequestMade(
            request_id=self.chance.ids[-1 - number],
            aggregate=aggregate,
            aggregate_id=aggregate_id,
            type=type(request).__name__,
            body=to_json(request),
        )

    def start(self, flow: str, first_step: str, seed: Json) -> FlowStarted:
        """A flow that begins; another under way is left."""
        return FlowStarted(flow=flow, flow_id=self.chance.ids[0], first_step=first_step, seed=seed)


def show(view: str, **args: object) -> ReplyDue:
    """Show a view."""
    return ReplyDue(view=view, args=pack(args))


def say(key: str, buttons: Iterable[Sequence[str]] = (), **facts: object) -> ReplyDue:
    """Say one sentence, with buttons that give commands: each is the command's name and its arguments."""
    rows = [[{"command": name, "token": token(name, *args)} for name, *args in [button]] for button in buttons]
    return ReplyDue(view="text", args={"key": key, "facts": pack(facts), "buttons": rows})
