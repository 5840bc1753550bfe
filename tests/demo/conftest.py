"""A demo of twelve buyers, played once for all of these tests."""

from collections.abc import AsyncIterator

import pytest

from gomflow.testing.scene import Scene, scene_of


@pytest.fixture(scope="session")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """The scene; whoever does it harm undoes it."""
    async with scene_of(tmp_path_factory.mktemp("demo"), buyers=12) as played:
        yield played
