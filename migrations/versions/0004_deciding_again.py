"""What a decision that is taken back changes in the read models, and how proofs that are alike are found.

Revision: 0004, after 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COMMENTS = {
    "payments.status": (
        "reading, review, approved or rejected",
        "reading, review, approved, rejected or asked_again",
    ),
    "payments.reason": (
        "The manager''s words on a rejection (personal)",
        "The manager''s words on a rejection or to ask again (personal)",
    ),
    "ledger.kind": (
        "payment, refund_due or refund",
        "payment, payment_undone, refund_due, refund_voided or refund",
    ),
}


def upgrade() -> None:
    op.create_index("payments_picture", "payments", ["picture_sha256"], unique=False, schema="gomflow")
    op.create_index("payments_of_member", "payments", ["member_id", "submitted_at"], unique=False, schema="gomflow")
    for column, (_, now) in _COMMENTS.items():
        op.execute(f"COMMENT ON COLUMN gomflow.{column} IS '{now}'")


def downgrade() -> None:
    for column, (before, _) in _COMMENTS.items():
        op.execute(f"COMMENT ON COLUMN gomflow.{column} IS '{before}'")
    op.drop_index("payments_of_member", "payments", schema="gomflow")
    op.drop_index("payments_picture", "payments", schema="gomflow")
