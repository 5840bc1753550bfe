"""Why an order says no."""

from gomflow.rejected import Rejected


class OrderUnknown(Rejected):
    """There is no such order."""


class OrderExists(Rejected):
    """The order was created already."""


class CodesExhausted(Rejected):
    """Every candidate for the order's short name belongs to another order."""


class ReferencesExhausted(Rejected):
    """Every candidate for the submission's reference is given already."""


class OrderNotOpen(Rejected):
    """The order is in another state than buyers need."""


class OrderIsNot(Rejected):
    """The order is not in the state the request needs."""


class DeadlineHasPassed(Rejected):
    """The time for joining is over."""


class DeadlineNotInFuture(Rejected):
    """A deadline has to be later than now."""


class DeadlineNotLater(Rejected):
    """An extension has to move the deadline to later."""


class AlreadyJoined(Rejected):
    """The member has a submission in this order."""


class SubmissionUnknown(Rejected):
    """The order has no such submission."""


class SubmissionIsNot(Rejected):
    """The submission is not in a state the request needs."""


class LinesInvalid(Rejected):
    """Nothing chosen, an item that does not exist, or a quantity out of range."""


class DetailsInvalid(Rejected):
    """What the order would say is incomplete or contradicts itself."""


class PricesAreFixed(Rejected):
    """Somebody has joined: prices, currency and items sold cannot change any more."""


class MaximumBelowBuyers(Rejected):
    """More buyers have a place than the new maximum allows."""


class BelowMinimum(Rejected):
    """Fewer buyers joined than the order needs: the GOM has to say how to go on."""


class ProofsUndecided(Rejected):
    """Payment proofs are still being read or reviewed."""


class NobodyPaid(Rejected):
    """There is nothing to buy: no submission is paid."""


class NobodyToShipTo(Rejected):
    """No paid submission waits for its parcel."""


class PaymentNotCounted(Rejected):
    """The payment does not count for the submission, or not yet: there is nothing to take back."""


class MoneyWentBack(Rejected):
    """The money of the payment was refunded, so it did come: its approval stands."""
