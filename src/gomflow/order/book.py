"""The submissions of an order, in a form where one more costs the same whether there are ten or ten thousand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from immutables import Map

from gomflow.order.submission import ENDED, Status, Submission
from gomflow_events.identity import MemberId, SubmissionId


@dataclass(frozen=True, slots=True, eq=False)
class Book(Mapping[SubmissionId, Submission]):
    """The submissions of an order in the order of their arrival; never changed, only followed by another.

    The rules ask the same few things of all submissions at every request, so the answers are kept and not searched.
    """

    _submissions: Map[SubmissionId, Submission] = field(default_factory=Map)
    _arrivals: Map[int, SubmissionId] = field(default_factory=Map)
    _references: Map[str, SubmissionId] = field(default_factory=Map)
    _active: Map[MemberId, SubmissionId] = field(default_factory=Map)
    _counts: Map[Status, int] = field(default_factory=Map)

    def __getitem__(self, submission_id: SubmissionId) -> Submission:
        return self._submissions[submission_id]

    def __iter__(self) -> Iterator[SubmissionId]:
        return (self._arrivals[number] for number in range(len(self._arrivals)))

    def __len__(self) -> int:
        return len(self._arrivals)

    def with_one(self, submission: Submission) -> "Book":
        """The book in which this submission is new, or as it is now."""
        submission_id, member_id = submission.submission_id, submission.member_id
        before = self._submissions.get(submission_id)
        arrivals, references, active, counts = self._arrivals, self._references, self._active, self._counts
        if before is None:
            arrivals = arrivals.set(len(self), submission_id)
            references = references.set(submission.reference, submission_id)
        else:
            counts = counts.set(before.status, counts[before.status] - 1)
        if submission.status not in ENDED:
            active = active.set(member_id, submission_id)
        elif active.get(member_id) == submission_id:
            active = active.delete(member_id)
        counts = counts.set(submission.status, counts.get(submission.status, 0) + 1)
        return Book(self._submissions.set(submission_id, submission), arrivals, references, active, counts)

    def count(self, *statuses: Status) -> int:
        """How many submissions are in one of these."""
        return sum(self._counts.get(status, 0) for status in statuses)

    def active_of(self, member_id: MemberId) -> Submission | None:
        """The submission of a member that is not over; there is one at most."""
        found = self._active.get(member_id)
        return None if found is None else self._submissions[found]

    def by_reference(self, reference: str) -> Submission | None:
        """The submission that has this reference."""
        found = self._references.get(reference)
        return None if found is None else self._submissions[found]
