"""A role that only reads.

Revision: 0002, after 0001
"""

from alembic import op

from gomflow_projections.views import ANALYSTS

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A managed Postgres may not let us make roles; whoever runs it makes this one and runs `gomflow migrate` again.
    op.execute(
        f"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ANALYSTS}') THEN
                CREATE ROLE {ANALYSTS} NOLOGIN;
            END IF;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE NOTICE 'role {ANALYSTS} not created: not allowed to';
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END $$
        """
    )


def downgrade() -> None:
    # Other databases of the same server may use the role.
    pass
