"""What the managers' own statements say of payments.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("statement_line", sa.Text(), "The line of the manager's statement that is its money"),
    ("arrived", sa.Numeric(14, 2), "The amount on that line"),
    ("confirmed_at", sa.DateTime(timezone=True), "When the line was found to be its money, to the centavo"),
    ("missing_since", sa.DateTime(timezone=True), "When the statement was found to lack it, while it does"),
)


def upgrade() -> None:
    for name, kind, comment in _COLUMNS:
        op.add_column("payments", sa.Column(name, kind, nullable=True, comment=comment), schema="gomflow")


def downgrade() -> None:
    for name, _, _ in _COLUMNS:
        op.drop_column("payments", name, schema="gomflow")
