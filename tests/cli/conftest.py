"""What the tests of the command line share: `gomflow` on an empty folder, and beside a GOMFLOW that runs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gomflow.testing.api import Started, started
from gomflow.testing.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """`gomflow` where nothing was started yet."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Started]:
    """A GOMFLOW that runs: commands find its servers."""
    async with started(Program(tmp_path_factory.mktemp("house"))) as running:
        yield running
