"""Views for analysts, over the tables of the read models; made anew whenever the tables are switched."""

from collections.abc import Mapping

from gomflow_projections.tables import SCHEMA

ANALYSTS = "gomflow_analyst"
"""The role analysts are given: it reads, and nothing else."""

VIEWS: Mapping[str, str] = {
    "order_overview": f"""
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
    "payment_decisions": f"""
        SELECT p.payment_id, o.code AS order_code, s.reference AS submission, p.method, p.status, p.score, p.doubts,
               p.amount_read, p.amount_due, p.amount_counted, p.decided_by,
               p.submitted_at, p.decided_at, p.decided_at - p.submitted_at AS took
        FROM {SCHEMA}.payments p
        JOIN {SCHEMA}.orders o USING (order_id)
        JOIN {SCHEMA}.submissions s ON s.submission_id = p.submission_id
    """,
    "message_outcomes": f"""
        SELECT platform, view, outcome, code, count(*) AS messages, min(due_at) AS first_due, max(due_at) AS last_due
        FROM {SCHEMA}.messages
        GROUP BY platform, view, outcome, code
    """,
}


def drop_views() -> list[str]:
    """The statements that take the views away."""
    return [f"DROP VIEW IF EXISTS {SCHEMA}.{name}" for name in reversed(list(VIEWS))]


def create_views() -> list[str]:
    """The statements that make the views, and let analysts read everything."""
    made = [f"CREATE VIEW {SCHEMA}.{name} AS {query}" for name, query in VIEWS.items()]
    return [*made, *let_analysts_read()]


def let_analysts_read() -> list[str]:
    """The statements that open the schema to analysts, where their role exists."""
    return [
        f"""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ANALYSTS}') THEN
                GRANT USAGE ON SCHEMA {SCHEMA} TO {ANALYSTS};
                GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {ANALYSTS};
            END IF;
        END $$
        """
    ]
