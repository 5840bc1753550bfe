"""Each commit carries the hash of the one before: whatever is altered, left out or moved, the fold refuses it."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from gomflow.aggregate import Aggregate
from gomflow.handle.home import BrokenChain, Home, catch_up
from gomflow.operating.chains import Chains
from gomflow.operating.faults import Copy
from gomflow.ports.feed import Entry
from gomflow.ports.log import Stored
from gomflow.testing.chains import commit_after
from gomflow.testing.decisions import NOW
from gomflow_events.codec import encode
from gomflow_events.commit import Commit

COUNTER: Aggregate[int, Any, Any] = Aggregate("order", 0, decide=lambda *_: (), evolve=lambda count, _: count + 1)
"""What an aggregate needs to be folded, and nothing about orders."""


def chain(*events: int) -> list[Stored]:
    """Commits that follow one another, each with so many events."""
    found: list[Stored] = []
    version, previous = 1, ""
    for count in events:
        found.append(laid(commit_after("o", version, previous, count), len(found) + 1))
        version, previous = version + count, found[-1].digest
    return found


def laid(commit: Commit, sequence: int) -> Stored:
    return Stored(commit, sequence, sha256(encode(commit)).hexdigest())


def fold(commits: list[Stored]) -> Home[int]:
    return catch_up(COUNTER, Home(0), commits)


def test_a_whole_chain_is_folded() -> None:
    home = fold(chain(1, 3, 1))

    assert (5, 5, 3) == (home.state, home.version, home.sequence)


def test_a_commit_names_the_bytes_of_the_one_before() -> None:
    first, second = chain(1, 1)

    assert second.commit.previous == sha256(encode(first.commit)).hexdigest()


def test_an_altered_commit_is_refused_by_the_next() -> None:
    first, second, third = chain(1, 1, 1)
    altered = laid(replace(second.commit, tenant="another"), 2)

    with pytest.raises(BrokenChain, match="commit 3"):
        fold([first, altered, third])


def test_a_missing_commit_is_noticed_even_where_versions_fit() -> None:
    first, _second, third = chain(1, 1, 1)
    fitting = laid(replace(third.commit, version=2), 3)

    with pytest.raises(BrokenChain, match="commit 3"):
        fold([first, third])
    with pytest.raises(BrokenChain, match="commit 3"):
        fold([first, fitting])


def test_commits_in_another_order_are_refused() -> None:
    first, second, third = chain(1, 1, 1)

    with pytest.raises(BrokenChain):
        fold([first, third, second])


def test_a_chain_without_its_beginning_is_refused() -> None:
    with pytest.raises(BrokenChain):
        fold(chain(1, 1)[1:])


def claim(sequence: int, holder: str, commit: Commit) -> Entry:
    data = encode({"holder": holder, "commit_id": commit.commit_id})
    return Entry("claims.reference.R1", sequence, data, NOW)


@pytest.mark.parametrize(("holders", "faults"), [(("a", "", "b"), 0), (("a", "b", ""), 1), (("a", "", "b", "c"), 1)])
def test_a_claim_that_was_given_back_may_have_another_holder_and_only_then(
    holders: tuple[str, ...], faults: int
) -> None:
    followed = Chains(Copy.LOG)
    found = []
    for number, stored in enumerate(chain(*[1] * len(holders))):
        found += followed.take(claim(2 * number + 1, holders[number], stored.commit))
        found += followed.take(Entry("log.conversation.o", 2 * number + 2, encode(stored.commit), NOW))

    assert faults == len([*found, *followed.end()])
