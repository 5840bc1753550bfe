"""What the tests of the whole program share."""

from pathlib import Path

import pytest

from gomflow.testing.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """`gomflow` on an empty folder."""
    return Program(tmp_path)
