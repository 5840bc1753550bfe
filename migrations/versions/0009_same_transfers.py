"""Proofs that seem to be of the same transfer, under another number.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    comment = "Payments that seem to be of the same transfer, under another number"
    column = sa.Column("same_as", ARRAY(sa.Text()), nullable=False, server_default="{}", comment=comment)
    op.add_column("payments", column, schema="gomflow")
    op.create_index("payments_same_as", "payments", ["same_as"], schema="gomflow", postgresql_using="gin")


def downgrade() -> None:
    op.drop_index("payments_same_as", "payments", schema="gomflow")
    op.drop_column("payments", "same_as", schema="gomflow")
