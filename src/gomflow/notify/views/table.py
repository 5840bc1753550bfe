"""Every view by its name."""

from collections.abc import Awaitable, Callable, Mapping

from gomflow.notify.notice import Draft
from gomflow.notify.views import basics, deciding, methods, reviewing, selling, shop, stating, steps
from gomflow.notify.views.ask import Ask

VIEWS: Mapping[str, Callable[[Ask], Awaitable[Draft]]] = {
    "text": basics.text,
    "refusal": basics.refusal,
    "choose": basics.choose,
    "start": basics.start,
    "help": basics.help_,
    "language": basics.language,
    "language_chosen": basics.language_chosen,
    "settings": basics.settings,
    "opened": basics.opened,
    "dashboard": basics.dashboard,
    "step": steps.step,
    "orders": shop.orders,
    "order": shop.order,
    "mine": shop.mine,
    "submission": shop.submission,
    "pay": shop.pay,
    "placed": shop.placed,
    "manage": selling.manage,
    "submissions": selling.submissions,
    "methods": methods.methods,
    "outside_reading": methods.outside_reading,
    "review": reviewing.review,
    "review_item": reviewing.review_item,
    "reject_reasons": reviewing.reject_reasons,
    "statements": stating.statements,
    "matchable": stating.matchable,
    "matched": stating.matched,
    "statement_report": stating.statement_report,
    "statement_spoilt": stating.statement_spoilt,
    "proof_rejected": reviewing.proof_rejected,
    "ask_reasons": deciding.ask_reasons,
    "undo_reasons": deciding.undo_reasons,
    "payment_decided": deciding.payment_decided,
    "buyer_history": deciding.buyer_history,
    "better_proof": deciding.better_proof,
    "payment_undone": deciding.payment_undone,
}
