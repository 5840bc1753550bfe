"""Every flow by its name."""

from collections.abc import Mapping

from gomflow.conversation.flows.creating import CREATE, EDIT
from gomflow.conversation.flows.deciding import APPROVE_ALL, ASK_AGAIN, ASSIGN, UNDO
from gomflow.conversation.flows.flow import Flow
from gomflow.conversation.flows.lines import MATCH, UNMATCH
from gomflow.conversation.flows.methods import ACCOUNTS, RULE
from gomflow.conversation.flows.smaller import (
    APPROVE,
    BECOME_GOM,
    CANCEL_ORDER,
    EXTEND,
    REJECT,
    SEARCH,
    SHIPPED,
)
from gomflow.conversation.flows.stating import STATEMENT
from gomflow.conversation.flows.submitting import CHANGE, SUBMIT
from gomflow.conversation.flows.which import WHICH

FLOWS: Mapping[str, Flow] = {
    flow.name: flow
    for flow in (
        SUBMIT,
        CHANGE,
        CREATE,
        EDIT,
        SEARCH,
        REJECT,
        APPROVE,
        ASK_AGAIN,
        UNDO,
        ASSIGN,
        APPROVE_ALL,
        CANCEL_ORDER,
        EXTEND,
        SHIPPED,
        WHICH,
        BECOME_GOM,
        STATEMENT,
        MATCH,
        UNMATCH,
        ACCOUNTS,
        RULE,
    )
}
