"""What the columns of the read models are made of."""

from sqlalchemy import Column, ColumnElement, DateTime, Integer, Numeric, Text, func, literal_column

from gomflow.codes import LOOKS_LIKE


def identity(name: str, comment: str) -> Column[str]:
    """Part of what names a row."""
    return Column(name, Text, primary_key=True, comment=comment)


def text(name: str, comment: str, *, null: bool = False) -> Column[str]:
    """Words, a name or a code."""
    return Column(name, Text, nullable=null, comment=comment)


def moment(name: str, comment: str, *, null: bool = False) -> Column[object]:
    """A moment, with its zone."""
    return Column(name, DateTime(timezone=True), nullable=null, comment=comment)


def money(name: str, comment: str, *, null: bool = False) -> Column[object]:
    """An amount."""
    return Column(name, Numeric(14, 2), nullable=null, comment=comment)


def number(name: str, comment: str, *, null: bool = False) -> Column[int]:
    """A count."""
    return Column(name, Integer, nullable=null, comment=comment)


def alike(reference: ColumnElement[str]) -> ColumnElement[str]:
    """A reference as all its likely misreadings have it; as gomflow.payment.references.look_alike says it."""
    return func.translate(
        reference, literal_column(f"'{''.join(LOOKS_LIKE)}'"), literal_column(f"'{''.join(LOOKS_LIKE.values())}'")
    )
