"""The lines of the managers' statements, and payments that are recorded from one without a picture.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OF_PICTURES = ("picture", "picture_sha256", "picture_type", "picture_size")

_COMMENTS = {
    "COLUMN gomflow.payments.picture": (
        "Name of the picture in the object store",
        "Name of the picture in the object store; null where the manager recorded it",
    ),
    "TABLE gomflow.payments": (
        "Payment proofs, one row each, from the picture to the decision",
        "Payment proofs and payments recorded from a statement, one row each, from the picture to the decision",
    ),
}


def upgrade() -> None:
    for column in _OF_PICTURES:
        op.alter_column("payments", column, nullable=True, schema="gomflow")
    for what, (_, now) in _COMMENTS.items():
        op.execute(f"COMMENT ON {what} IS '{now}'")
    op.create_table(
        "statement_lines",
        sa.Column("line_id", sa.Text(), primary_key=True, comment="Id of the line; follows from what it says"),
        sa.Column("gom_id", sa.Text(), nullable=False, comment="Whose statement it is on"),
        sa.Column("bank", sa.Text(), nullable=False, comment="Wallet or bank"),
        sa.Column("account", sa.Text(), comment="Number of the account, where the manager said which (personal)"),
        sa.Column("source", sa.Text(), nullable=False, comment="How it came first: file or notification"),
        sa.Column("import_id", sa.Text(), nullable=False, comment="The import that brought it first"),
        sa.Column("day", sa.Date(), nullable=False, comment="Day, as the bank has it"),
        sa.Column("at", sa.DateTime(), comment="Date and time, where the bank has them, local"),
        sa.Column("currency", sa.Text(), nullable=False, comment="ISO 4217 code"),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False, comment="What came in"),
        sa.Column("reference_numbers", sa.ARRAY(sa.Text()), nullable=False, comment="The numbers it could be known by"),
        sa.Column("sender", sa.Text(), comment="Who sent it, as the bank has it (personal)"),
        sa.Column("description", sa.Text(), comment="What else the bank says of it (personal)"),
        sa.Column("payment_id", sa.Text(), comment="The payment it is the money of; null while nobody claims it"),
        sa.Column("how", sa.Text(), comment="What it did for the payment: settled, confirmed or differs"),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False, comment="When it was taken in"),
        sa.Column("explained_at", sa.DateTime(timezone=True), comment="When its payment was found"),
        sa.Column(
            "set_aside_at",
            sa.DateTime(timezone=True),
            comment="When the manager said that it is no payment of a buyer's",
        ),
        schema="gomflow",
        comment="Money that came in, by the managers' own statements, one row each; gone with the import they came in",
    )
    op.create_index("statement_lines_of_gom", "statement_lines", ["gom_id", "day"], schema="gomflow")
    op.create_index("statement_lines_of_payment", "statement_lines", ["payment_id"], schema="gomflow")


def downgrade() -> None:
    op.drop_table("statement_lines", schema="gomflow")
    op.execute("DELETE FROM gomflow.payments WHERE picture IS NULL")
    for what, (before, _) in _COMMENTS.items():
        op.execute(f"COMMENT ON {what} IS '{before}'")
    for column in _OF_PICTURES:
        op.alter_column("payments", column, nullable=False, schema="gomflow")
