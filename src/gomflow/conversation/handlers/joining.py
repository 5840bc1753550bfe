"""Becoming a GOM, and the operator's word on it."""

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.smaller import BECOME_GOM
from gomflow.conversation.known import Admission
from gomflow.conversation.turn import Said, Turn, say
from gomflow_events.identity import Role
from gomflow_events.member.requests import RoleAsked, RoleDecided


def become_gom(turn: Turn) -> Said:
    """At once, with an invite code, or by asking an operator: as the installation is set."""
    if turn.is_gom:
        return [say("gom-already", [("create",), ("manage",)])]
    admission = turn.known.admission
    if admission is Admission.INVITE:
        if turn.command.rest and turn.known.code_is_right:
            return [turn.ask("member", turn.me, RoleAsked(role=Role.GOM, admitted=True))]
        if turn.command.rest:
            return [say("invite-wrong", [("become_gom",)])]
        return engine.begin(BECOME_GOM, {}, turn)
    admitted = admission is Admission.OPEN
    return [turn.ask("member", turn.me, RoleAsked(role=Role.GOM, admitted=admitted))]


def admit(turn: Turn) -> Said:
    """An operator's yes or no to somebody who asked."""
    if len(turn.command.args) != 2 or turn.command.args[1] not in {"yes", "no"}:  # noqa: PLR2004 - who, and the word
        return [say("unknown-command", [("help",)], command="admit")]
    member_id, word = turn.command.args
    return [turn.ask("member", member_id, RoleDecided(role=Role.GOM, granted=word == "yes"))]
