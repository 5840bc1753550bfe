"""What can be asked of a conversation, besides handling an inbound fact."""

from gomflow_events.fact import fact
from gomflow_events.identity import ChatKey, MemberId


@fact
class LinkedTo:
    """Another chat's owner took this chat over as `member_id`."""

    member_id: MemberId


@fact
class FlowTaken:
    """The person goes on with this chat's flow in another of their chats."""

    moved_to: ChatKey
