"""Transfers that pay several submissions, with the share of each.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "payment_shares",
        sa.Column("payment_id", sa.Text(), primary_key=True, comment="The payment"),
        sa.Column("submission_id", sa.Text(), primary_key=True, comment="A submission that it is for"),
        sa.Column("order_id", sa.Text(), nullable=False, comment="The submission's order"),
        sa.Column("due", sa.Numeric(14, 2), comment="What was due for the submission when the payment was read"),
        sa.Column("counted", sa.Numeric(14, 2), comment="What of the payment counts on the submission"),
        schema="gomflow",
        comment="Transfers that pay several submissions, one row for each submission; none for the others",
    )
    op.create_index("payment_shares_of_order", "payment_shares", ["order_id"], schema="gomflow")


def downgrade() -> None:
    op.drop_table("payment_shares", schema="gomflow")
