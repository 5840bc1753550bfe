"""Commands as somebody types them, each a process of its own beside whatever runs on a data folder."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any


async def begins(data: Path, *words: str) -> asyncio.subprocess.Process:
    """A command that may go on; what it prints, errors too, comes out of its standard output."""
    return await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("gomflow")),
        *words,
        env=os.environ | {"GOMFLOW_DATA": str(data), "GOMFLOW_PORT": "0", "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def types(data: Path, *words: str) -> tuple[int, str]:
    """How a command ends, and all it prints."""
    process = await begins(data, *words)
    out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


def documents(printed: str) -> list[dict[str, Any]]:
    """What a command told a program."""
    return [json.loads(line) for line in printed.splitlines()]
