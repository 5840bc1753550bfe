"""Finding the proofs whose references read nearly the same, however many there are.

Revision: 0006, after 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE INDEX payments_alike ON gomflow.payments (translate(reference, 'OQDILZSGB', '000112568'))")


def downgrade() -> None:
    op.execute("DROP INDEX gomflow.payments_alike")
