"""What the values of labels are."""

from enum import StrEnum


class Role(StrEnum):
    """What the value next to a label is."""

    AMOUNT = "amount"
    TOTAL = "total"
    FEE = "fee"
    BALANCE = "balance"
    OTHER_MONEY = "other_money"
    REFERENCE = "reference"
    RAIL_REFERENCE = "rail_reference"
    OTHER_REFERENCE = "other_reference"
    NOTE = "note"
    DATE = "date"
    OTHER_DATE = "other_date"
    TIME = "time"
    STATUS = "status"
    SENDER = "sender"
    SENDER_ACCOUNT = "sender_account"
    RECIPIENT = "recipient"
    RECIPIENT_ACCOUNT = "recipient_account"
    NAME = "name"
    ACCOUNT = "account"
    BANK = "bank"
    CHANNEL = "channel"
    KIND = "kind"
    HEADING = "heading"
    """No label, but what stands over a part of the page, or on a button."""
    OTHER = "other"
