"""Why a payment says no."""

from gomflow.rejected import Rejected


class PaymentUnknown(Rejected):
    """There is no such payment."""


class PaymentDecided(Rejected):
    """The payment has its decision already."""


class ProofNotReadYet(Rejected):
    """The picture is still being read."""


class AmountUnknown(Rejected):
    """The receipt's amount could not be read, and the GOM did not say one."""


class AmountInvalid(Rejected):
    """An amount that is not positive, or in another currency than the order's."""


class ReferenceUsed(Rejected):
    """The receipt's reference has paid for something already."""


class ApprovalStands(Rejected):
    """The payment is approved: what counts is taken back first."""


class OrderOfAnother(Rejected):
    """The submission is in an order of another GOM."""


class LineTaken(Rejected):
    """The line is another payment's money."""


class HasAnotherLine(Rejected):
    """Another line is the payment's money: that is taken back first."""
