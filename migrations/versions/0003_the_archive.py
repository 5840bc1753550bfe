"""The second copy of the log.

Revision: 0003, after 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SCHEMA gomflow_archive")
    op.execute(
        """
        CREATE TABLE gomflow_archive.messages (
            sequence bigint PRIMARY KEY,
            subject text NOT NULL,
            at timestamptz NOT NULL,
            headers text NOT NULL,
            data bytea NOT NULL,
            digest bytea NOT NULL,
            seal bytea NOT NULL
        )
        """
    )
    for name, comment in (
        ("TABLE gomflow_archive.messages", "The log as it was stored, message by message (personal)"),
        ("COLUMN gomflow_archive.messages.sequence", "Number in the log"),
        ("COLUMN gomflow_archive.messages.subject", "log.<aggregate>.<id> or claims.<kind>.<key>"),
        ("COLUMN gomflow_archive.messages.at", "When the broker stored it"),
        ("COLUMN gomflow_archive.messages.headers", "Headers as JSON"),
        ("COLUMN gomflow_archive.messages.data", "Payload, byte for byte (personal)"),
        ("COLUMN gomflow_archive.messages.digest", "SHA-256 of the payload"),
        ("COLUMN gomflow_archive.messages.seal", "SHA-256 over this row and the seal of the row before"),
    ):
        op.execute(f"COMMENT ON {name} IS '{comment}'")
    op.execute(
        """
        CREATE FUNCTION gomflow_archive.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the archive of the log is only ever added to';
        END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON gomflow_archive.messages
        FOR EACH STATEMENT EXECUTE FUNCTION gomflow_archive.refuse()
        """
    )


def downgrade() -> None:
    op.execute("DELETE FROM gomflow.checkpoints WHERE projection = 'archive'")
    op.execute("DROP SCHEMA gomflow_archive CASCADE")
