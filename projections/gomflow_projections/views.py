"""Views for analysts, over the tables of the read models; made anew whenever the tables are switched."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from gomflow_projections.tables import SCHEMA, api_tokens, members

ANALYSTS = "gomflow_analyst"
"""The role analysts are given: it reads, and nothing else."""

CLOSED: Mapping[Table, str] = {members: "link_code_hash", api_tokens: "token_hash"}
"""Columns that analysts do not see: a link code is short enough to be found from its hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view: what it answers, its columns with their Postgres type and their meaning, and how it is made."""

    about: str
    columns: Mapping[str, tuple[str, str]]
    query: str


VIEWS: Mapping[str, View] = {
    "order_overview": View(
        about="Where each order stands: its buyers and its money",
        columns={
            "order_id": ("text", "The order"),
            "code": ("text", "Short public name, four characters"),
            "title": ("text", "Title"),
            "gom_id": ("text", "The member who manages the order"),
            "state": ("text", "draft, open, closed, ordered, shipped, completed or cancelled"),
            "currency": ("text", "ISO 4217 code; all amounts of the order are in it"),
            "deadline": ("timestamp with time zone", "Until when buyers can join"),
            "minimum": ("integer", "Buyers the order needs"),
            "maximum": ("integer", "Buyers there are places for; null is no limit"),
            "buyers": ("bigint", "Buyers with a place"),
            "waiting": ("bigint", "Buyers on the waitlist"),
            "expected": ("numeric", "What the buyers with a place owe in all"),
            "received": ("numeric", "What came in and neither went back nor is owed back"),
            "refund_due": ("numeric", "What is owed back now"),
        },
        query=f"""
        SELECT o.order_id, o.code, o.title, o.gom_id, o.state, o.currency, o.deadline, o.minimum, o.maximum,
               count(s.submission_id) FILTER (WHERE s.status IN ('awaiting_payment', 'proof_received', 'under_review',
                   'rejected', 'partly_paid', 'paid', 'shipped', 'received')) AS buyers,
               count(s.submission_id) FILTER (WHERE s.status = 'waitlisted') AS waiting,
               coalesce(sum(s.total) FILTER (WHERE s.status IN ('awaiting_payment', 'proof_received', 'under_review',
                   'rejected', 'partly_paid', 'paid', 'shipped', 'received')), 0) AS expected,
               coalesce(sum(s.paid - s.refund_due - s.refunded), 0) AS received,
               coalesce(sum(s.refund_due), 0) AS refund_due
        FROM {SCHEMA}.orders o LEFT JOIN {SCHEMA}.submissions s USING (order_id)
        GROUP BY o.order_id
        """,
    ),
    "payment_decisions": View(
        about="Payment proofs with what was decided on them, by whom, and how long it took",
        columns={
            "payment_id": ("text", "The payment"),
            "order_code": ("text", "Short public name of the order"),
            "submission": ("text", "Reference of the submission"),
            "method": ("text", "Wallet or bank"),
            "status": ("text", "reading, review, approved, rejected or asked_again"),
            "score": ("smallint", "Evidence, 0 to 100 points"),
            "doubts": ("text[]", "What stood against approving it unaided"),
            "amount_read": ("numeric(14,2)", "Amount on the receipt, without fees"),
            "amount_due": ("numeric(14,2)", "What was due when it was read"),
            "amount_counted": ("numeric(14,2)", "What counts on the submission"),
            "decided_by": ("text", "agent, or the member who decided"),
            "submitted_at": ("timestamp with time zone", "When the picture came"),
            "decided_at": ("timestamp with time zone", "When it was decided"),
            "took": ("interval", "From the picture to the decision"),
        },
        query=f"""
        SELECT p.payment_id, o.code AS order_code, s.reference AS submission, p.method, p.status, p.score, p.doubts,
               p.amount_read, p.amount_due, p.amount_counted, p.decided_by,
               p.submitted_at, p.decided_at, p.decided_at - p.submitted_at AS took
        FROM {SCHEMA}.payments p
        JOIN {SCHEMA}.orders o USING (order_id)
        JOIN {SCHEMA}.submissions s ON s.submission_id = p.submission_id
        """,
    ),
    "message_outcomes": View(
        about="How many messages came to which end, by platform and kind",
        columns={
            "platform": ("text", "telegram or web"),
            "view": ("text", "What the messages show"),
            "outcome": ("text", "due, claimed, postponed, accepted, delivered, read, failed or uncertain"),
            "code": ("text", "The platform's code for a failure"),
            "messages": ("bigint", "How many"),
            "first_due": ("timestamp with time zone", "When the first became due"),
            "last_due": ("timestamp with time zone", "When the last became due"),
        },
        query=f"""
        SELECT platform, view, outcome, code, count(*) AS messages, min(due_at) AS first_due, max(due_at) AS last_due
        FROM {SCHEMA}.messages
        GROUP BY platform, view, outcome, code
        """,
    ),
}


def drop_views() -> list[str]:
    """The statements that take the views away."""
    return [f"DROP VIEW IF EXISTS {SCHEMA}.{name}" for name in reversed(list(VIEWS))]


def create_views() -> list[str]:
    """The statements that make the views with their comments, and let analysts read everything."""
    made = [statement for name, view in VIEWS.items() for statement in _create(f"{SCHEMA}.{name}", view)]
    return [*made, *let_analysts_read()]


def _create(name: str, view: View) -> list[str]:
    columns = [f"COMMENT ON COLUMN {name}.{column} IS {_quoted(about)}" for column, (_, about) in view.columns.items()]
    return [f"CREATE VIEW {name} AS {view.query}", f"COMMENT ON VIEW {name} IS {_quoted(view.about)}", *columns]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def let_analysts_read() -> list[str]:
    """The statements that open the schema to analysts, where their role exists; what opens doors stays closed."""
    columns = "".join(f"{_all_but(table, closed)};\n                " for table, closed in CLOSED.items())
    return [
        f"""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ANALYSTS}') THEN
                GRANT USAGE ON SCHEMA {SCHEMA} TO {ANALYSTS};
                GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {ANALYSTS};
                {columns}
            END IF;
        END $$
        """
    ]


def _all_but(table: Table, closed: str) -> str:
    names = ", ".join(column.name for column in table.columns if column.name != closed)
    where = f"ON {SCHEMA}.{table.name}"
    return f"REVOKE SELECT {where} FROM {ANALYSTS};\n                GRANT SELECT ({names}) {where} TO {ANALYSTS}"
