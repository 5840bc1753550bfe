"""The application dies at a few of its crash points; `make chaos` goes through all of them."""

from pathlib import Path

import pytest

from chaos.matrix import matrix
from chaos.moments import Fuse, Moment

pytestmark = pytest.mark.slow

FEW = (Moment.ORDER_APPENDED, Moment.CLAIMED, Moment.OUTCOME, Moment.DESK_MOVED)


async def test_dying_at_a_crash_point_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    found = {died.moment: died for died in await matrix(tmp_path, FEW, seed=3)}
    assert set(found) == set(FEW)
    for died in found.values():
        assert died.died, died
        assert died.faults == [], died
    # Nobody knows whether a message that was claimed went out: it is not sent again, and this one never was.
    assert (found[Moment.CLAIMED].uncertain, found[Moment.CLAIMED].seen) == (1, 0)
    # This one was, and its outcome was not written down.
    assert (found[Moment.OUTCOME].uncertain, found[Moment.OUTCOME].seen) == (1, 1)


def test_a_fuse_that_is_not_armed_lets_every_moment_pass() -> None:
    fuse = Fuse()
    for moment in Moment:
        fuse.passes(moment)
    fuse.arm(Moment.KEPT, 2)
    fuse.passes(Moment.KEEP)
    fuse.passes(Moment.KEPT)
    assert (fuse.moment, fuse.left) == (Moment.KEPT, 1)
