"""Why a member's request is refused."""

from gomflow.rejected import Rejected


class MemberUnknown(Rejected):
    """There is no such member."""


class AlreadyRegistered(Rejected):
    """The member is known."""


class HasTheRole(Rejected):
    """The member has the role already."""


class RoleAlreadyRequested(Rejected):
    """The member asked before, and an operator has not decided yet."""


class RoleNotRequested(Rejected):
    """The member did not ask for the role."""


class LinkCodeInvalid(Rejected):
    """The code is not this member's current one, was used, or its time is over."""


class ChatAlreadyLinked(Rejected):
    """The chat belongs to this member already."""


class ChatNotLinked(Rejected):
    """The chat does not belong to this member."""


class TokenUnknown(Rejected):
    """The member has no such token."""


class LimitInvalid(Rejected):
    """A limit that is below zero, or in another currency than the method's rule."""
