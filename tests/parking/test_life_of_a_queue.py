"""A queue of parked messages as its log tells it: who parked what, who decided, and why."""

from gomflow.parking.decide import PARKING
from gomflow.parking.state import Flowing, Standing
from gomflow.rejected import NotAllowed, ReasonMissing
from gomflow.testing.decisions import GOM, OPERATOR, Given, given, member
from gomflow_events.identity import AGENT, CLOCK
from gomflow_events.parking import events as e
from gomflow_events.parking import requests as r

REPORTED = r.ParkingReported(consumer="notify", key="log.order.1", subject="log.order.1", sequence=7, why="unknown")
PARKED = e.QueueParked(consumer="notify", key="log.order.1", subject="log.order.1", sequence=7, why="unknown")


def discarding(reason: str) -> r.DiscardRequested:
    return r.DiscardRequested(subject="log.order.1", sequence=7, sha256="ab12", reason=reason)


def standing() -> Given:
    return given(PARKING, PARKED)


def test_a_consumer_parks_and_releases() -> None:
    parked = given(PARKING).when(REPORTED, by=AGENT).then(PARKED)
    assert Standing(consumer="notify", key="log.order.1", subject="log.order.1", sequence=7, why="unknown") == (
        parked.state
    )

    released = parked.when(r.ReleaseReported(handled=3), by=AGENT).then(e.QueueReleased(handled=3))

    assert Flowing() == released.state


def test_a_queue_that_was_never_known_to_stand_still_is_not_released() -> None:
    given(PARKING).when(r.ReleaseReported(handled=0), by=AGENT).then_nothing()


def test_an_operator_orders_a_replay_and_nobody_else_does() -> None:
    still = standing().when(r.ReplayRequested(), by=OPERATOR).then(e.ReplayOrdered())

    assert isinstance(still.state, Standing)
    standing().when(r.ReplayRequested(), by=GOM).then_rejected(NotAllowed)
    standing().when(r.ReplayRequested(), by=CLOCK).then_rejected(NotAllowed)


def test_a_message_is_discarded_by_an_operator_with_a_reason() -> None:
    discarded = e.MessageDiscarded(subject="log.order.1", sequence=7, sha256="ab12", reason="a test message")

    standing().when(discarding(" a test message "), by=OPERATOR).then(discarded)


def test_nothing_is_discarded_without_a_reason_or_by_others() -> None:
    standing().when(discarding("  "), by=OPERATOR).then_rejected(ReasonMissing)
    standing().when(discarding("because"), by=GOM).then_rejected(NotAllowed)


def test_people_do_not_report_what_consumers_do() -> None:
    given(PARKING).when(REPORTED, by=member("ana")).then_rejected(NotAllowed)
    standing().when(r.ReleaseReported(handled=1), by=OPERATOR).then_rejected(NotAllowed)
