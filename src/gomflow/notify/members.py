"""What happened to a member, as notices to them and to the operators."""

from collections.abc import Iterable

from gomflow.notify.notice import Notice, tell, text_args
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId
from gomflow_events.member import events as e
from gomflow_events.outbound import Weight


def notices(recorded: AnyEvent, name: str, operators: Iterable[MemberId]) -> list[Notice]:
    """Whom to tell about one event of a member called `name`."""
    member = MemberId(recorded.aggregate_id)
    match recorded.event:
        case e.RoleRequested():
            asked = tell(member, "gom-requested", ("orders",))
            yes, no = ("admit", member, "yes"), ("admit", member, "no")
            decide = [tell(operator, "operator-admit", yes, no, name=name) for operator in operators]
            return [asked, *decide]
        case e.RoleGranted():
            return [tell(member, "gom-granted", ("create",), ("help",), weight=Weight.CRITICAL)]
        case e.RoleRefused():
            return [tell(member, "gom-refused", ("orders",))]
        case e.ChatLinked(chat=chat):
            here = Notice(chat=chat, view="text", args=text_args("linked-here", [("mine",)], {}))
            return [here, tell(member, "linked", ("settings",))]
        case _:
            return []
