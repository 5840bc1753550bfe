"""Questions analysts ask, each with a query that answers it; a test runs every one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the query that answers it."""

    asks: str
    query: str


QUESTIONS = (
    Question(
        "Which open orders are short of their minimum, the nearest deadline first?",
        """\
SELECT code, title, buyers, minimum, deadline
FROM gomflow.order_overview
WHERE state = 'open' AND buyers < minimum
ORDER BY deadline;""",
    ),
    Question(
        "What is still to come in, per currency?",
        """\
SELECT currency, sum(expected) AS expected, sum(received) AS received, sum(expected - received) AS missing
FROM gomflow.order_overview
WHERE state IN ('open', 'closed')
GROUP BY currency;""",
    ),
    Question(
        "How many proofs does the Smart Agent decide unaided, and how fast?",
        """\
SELECT method, count(*) AS decided,
       round(100.0 * count(*) FILTER (WHERE decided_by = 'agent') / count(*), 1) AS unaided_percent,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS median
FROM gomflow.payment_decisions
WHERE decided_at IS NOT NULL
GROUP BY method
ORDER BY decided DESC;""",
    ),
    Question(
        "Why do proofs wait for a manager?",
        """\
SELECT doubt, count(*) AS proofs
FROM gomflow.payment_decisions, unnest(doubts) AS doubt
GROUP BY doubt
ORDER BY proofs DESC;""",
    ),
    Question(
        "Which items sell, in orders that were not called off?",
        """\
SELECT o.code, i.name, i.price, o.currency, sum(l.quantity) AS pieces
FROM gomflow.orders o
JOIN gomflow.order_items i USING (order_id)
JOIN gomflow.submission_lines l USING (order_id, item_id)
JOIN gomflow.submissions s USING (submission_id)
WHERE o.state <> 'cancelled' AND s.ended_at IS NULL
GROUP BY o.code, i.name, i.price, o.currency
ORDER BY pieces DESC;""",
    ),
    Question(
        "How much money moved on each day?",
        """\
SELECT date_trunc('day', at) AS day, kind, currency, sum(amount) AS amount
FROM gomflow.ledger
GROUP BY day, kind, currency
ORDER BY day DESC;""",
    ),
    Question(
        "How much of the money on the managers' statements does nobody claim?",
        """\
SELECT bank, currency, count(*) AS lines, sum(amount) AS amount, min(day) AS since
FROM gomflow.statement_lines
WHERE payment_id IS NULL AND set_aside_at IS NULL
GROUP BY bank, currency
ORDER BY amount DESC;""",
    ),
    Question(
        "Which messages did not arrive?",
        """\
SELECT platform, view, code, messages, last_due
FROM gomflow.message_outcomes
WHERE outcome IN ('failed', 'uncertain')
ORDER BY messages DESC;""",
    ),
)
