"""What a proof of payment can be: honest, forged, useless; and what the Smart Agent should make of each."""

from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a proof."""

    APPROVE = "approve"
    REVIEW = "review"
    REJECT = "reject"


class Case(StrEnum):
    """One kind of proof."""

    GENUINE = "genuine"
    PENDING = "pending"
    FAILED = "failed"
    WRONG_AMOUNT = "wrong_amount"  # an honest receipt of less or more than is due
    WRONG_RECIPIENT = "wrong_recipient"
    REUSED_REFERENCE = "reused_reference"  # a new picture that carries the reference of an earlier one
    EXACT_RESEND = "exact_resend"  # the very bytes of an earlier proof
    REENCODED_RESEND = "reencoded_resend"  # an earlier picture, cut a little and compressed again
    EDITED_AMOUNT = "edited_amount"  # a smaller payment, every amount painted over to what is due
    EDITED_PARTLY = "edited_partly"  # the same, but one amount was forgotten
    LOOKALIKE_REFERENCE = "lookalike_reference"  # an earlier reference with one O for a 0, or the like
    STALE_DATE = "stale_date"  # paid long before the order existed
    FUTURE_DATE = "future_date"
    MALFORMED_REFERENCE = "malformed_reference"  # a reference with a digit too few for its app
    REDATED = "redated"  # an old transfer shown with a new date, which its reference contradicts
    RENAMED_RECIPIENT = "renamed_recipient"  # the GOM's name over somebody else's account
    UNDERPAID_BY_FEE = "underpaid_by_fee"  # only with the fee is it what is due
    OTHER_CURRENCY = "other_currency"  # the right figure, the wrong money
    CONTRADICTED = "contradicted"  # a failed transfer with a headline of success painted over it
    INCOMING = "incoming"  # money the payer received
    NOT_YET_SENT = "not_yet_sent"  # the page where a transfer is confirmed, before it is made
    SCHEDULED = "scheduled"
    SPECIMEN = "specimen"
    PARTIAL_CROP = "partial_crop"  # neither the reference nor the recipient is in the picture
    UNREADABLE = "unreadable"  # genuine, but blurred beyond reading
    UNACCEPTED_METHOD = "unaccepted_method"  # genuine, by an app the GOM does not take
    CHAT = "chat"
    MENU = "menu"
    PRODUCT_PHOTO = "product_photo"
    BALANCE = "balance"
    RENUMBERED = "renumbered"  # an earlier receipt as it was, but for one or two signs of its reference
    PATCHED = "patched"  # a smaller payment, every amount typed anew on a patch of another shade

    @property
    def expected(self) -> Verdict:
        """The verdict that the rules of the product call for."""
        if self is Case.GENUINE:
            return Verdict.APPROVE
        return Verdict.REJECT if self in _REJECTED else Verdict.REVIEW

    @property
    def detectable(self) -> bool:
        """Whether the picture itself gives the fraud away; an amount edited throughout to what is due does not."""
        return self is not Case.EDITED_AMOUNT

    @property
    def is_receipt(self) -> bool:
        return self not in NON_RECEIPTS

    @property
    def needs_earlier(self) -> bool:
        """Whether it can only be made from an earlier proof."""
        return self in _OF_EARLIER


NON_RECEIPTS = frozenset({Case.CHAT, Case.MENU, Case.PRODUCT_PHOTO, Case.BALANCE})
DUPLICATES = frozenset({Case.REUSED_REFERENCE, Case.EXACT_RESEND, Case.REENCODED_RESEND})
_OF_EARLIER = DUPLICATES | {Case.LOOKALIKE_REFERENCE, Case.RENUMBERED}
# Blurred beyond reading, a receipt is no more a receipt than a photograph of a cat.
_REJECTED = NON_RECEIPTS | DUPLICATES | {Case.FAILED, Case.WRONG_RECIPIENT, Case.UNREADABLE}
