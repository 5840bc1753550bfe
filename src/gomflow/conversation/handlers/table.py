"""Which function handles which command: the whole of what can be said, on one screen."""

from collections.abc import Callable, Mapping

from gomflow.conversation.handlers import buying, general, joining, methods, reviewing, selling
from gomflow.conversation.turn import Said, Turn

HANDLERS: Mapping[str, Callable[[Turn], Said]] = {
    "start": general.start,
    "help": general.help_,
    "language": general.language,
    "settings": general.settings,
    "cancel": general.cancel,
    "link": general.link,
    "back": general.back,
    "resume": general.resume,
    "orders": buying.orders,
    "search": buying.search,
    "order": buying.order,
    "submit": buying.submit,
    "mine": buying.mine,
    "status": buying.status,
    "pay": buying.pay,
    "proof": buying.proof,
    "change": buying.change,
    "withdraw": buying.withdraw,
    "waitlist": buying.waitlist,
    "received": buying.received,
    "become_gom": joining.become_gom,
    "admit": joining.admit,
    "create": selling.create,
    "manage": selling.manage,
    "edit": selling.edit,
    "open": selling.open_,
    "close": selling.close,
    "extend": selling.extend,
    "ordered": selling.ordered,
    "shipped": selling.shipped,
    "complete": selling.complete,
    "cancelorder": selling.cancelorder,
    "submissions": selling.submissions,
    "refunded": selling.refunded,
    "dashboard": selling.dashboard,
    "methods": methods.methods,
    "review": reviewing.review,
    "approve": reviewing.approve,
    "reject": reviewing.reject,
}
