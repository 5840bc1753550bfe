"""The moments of the path of a message at which a process can be made to die: the crash points."""

import os
import signal
from dataclasses import dataclass
from enum import StrEnum


class Moment(StrEnum):
    """One await of the path inbound, request, append, projection, outbound, and which side of it the end comes."""

    KEEP = "an inbound fact is about to be kept"
    KEPT = "an inbound fact is kept, the platform does not know"
    CONVERSATION_READ = "a conversation was read from the log"
    CONVERSATION_APPEND = "a conversation's commit is about to be appended"
    CONVERSATION_APPENDED = "a conversation's commit is appended, its requests are not brought"
    MEMBER_READ = "a member was read from the log"
    MEMBER_APPEND = "a member's commit is about to be appended"
    MEMBER_APPENDED = "a member's commit is appended, nobody is told"
    ORDER_READ = "an order was read from the log"
    ORDER_APPEND = "an order's commit is about to be appended"
    ORDER_APPENDED = "an order's commit is appended, nobody is told"
    PAYMENT_READ = "a payment was read from the log"
    PAYMENT_APPEND = "a payment's commit is about to be appended"
    PAYMENT_APPENDED = "a payment's commit is appended, nobody is told"
    COMMITS_TOGETHER = "commits that wait are about to be appended together"
    COMMITS_STORED = "commits that waited are appended together, nobody is told"
    HOLDER_READ = "who holds a code or a reference was looked up"
    LISTS_READ = "the lists were read from Postgres"
    PICTURE_PUT = "a picture is about to be put into the vault"
    PICTURE_KEPT = "a picture is in the vault, no payment names it"
    PICTURE_GOT = "a picture was taken from the vault to be read"
    OUTBOX_PUT = "messages are about to be put into the outbox"
    OUTBOX_KEPT = "messages are in the outbox, the event is not acknowledged"
    CLAIM = "a message is about to be claimed"
    CLAIMED = "a message is claimed, the platform has not got it"
    OUTCOME = "the platform has the message, its outcome is about to be written"
    OUTCOME_WRITTEN = "an outcome is written, the message is not acknowledged"
    TIMER_SET = "a timer is about to be set"
    TIMER_KEPT = "a timer is set, the event is not acknowledged"
    DESK_LOADED = "projection desk: the rows were loaded"
    DESK_WRITTEN = "projection desk: the rows are written, the checkpoint is not"
    DESK_MOVED = "projection desk: rows and checkpoint are written, nothing is committed"
    DESK_COMMITTED = "projection desk: the transaction is committed"
    TRAFFIC_LOADED = "projection traffic: the rows were loaded"
    TRAFFIC_WRITTEN = "projection traffic: the rows are written, the checkpoint is not"
    TRAFFIC_MOVED = "projection traffic: rows and checkpoint are written, nothing is committed"
    TRAFFIC_COMMITTED = "projection traffic: the transaction is committed"


@dataclass
class Fuse:
    """Ends this process at one moment, the `left`-th time it comes; does nothing while it is not armed."""

    moment: Moment | None = None
    left: int = 0

    def arm(self, moment: Moment, times: int) -> None:
        """From now on, die when this moment comes for the so-manyth time."""
        self.moment, self.left = moment, times

    def passes(self, moment: Moment) -> None:
        """A moment comes."""
        if moment is not self.moment:
            return
        self.left -= 1
        if not self.left:
            # As an outage does: no finally, no atexit, no flush.
            os.kill(os.getpid(), signal.SIGKILL)
