"""The demo after its last parcel, with everything still running: to be looked at, and to be done some harm."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from gomflow.demo.cast import cast
from gomflow.demo.play import Played, play
from gomflow.demo.proving import Proven, prove
from gomflow.demo.report import Report, report_on
from gomflow.demo.stage import Stage, stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A demo that was played. `told` is the progress it reported."""

    stage: Stage
    played: Played
    told: list[tuple[str, int, int]]

    async def proven(self) -> Proven:
        """What can be proven of it as it stands now."""
        return await prove(self.stage, self.played)

    async def report(self) -> Report:
        """The report on it as it stands now."""
        return await report_on(self.stage, self.played, await self.proven())


@asynccontextmanager
async def scene_of(folder: Path, buyers: int) -> AsyncIterator[Scene]:
    """A demo of so many buyers on servers of its own, played when this opens."""
    told: list[tuple[str, int, int]] = []
    async with stage(folder) as standing:
        played = await play(standing, cast(buyers, 1), lambda what, done, of: told.append((what, done, of)))
        yield Scene(standing, played, told)
