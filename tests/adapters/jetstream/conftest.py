"""What the tests of JetStream share: a stream of one's own."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from nats.js.api import StreamConfig

from gomflow_adapters.jetstream.connection import Connection


@pytest.fixture
async def stream(nats: Connection) -> AsyncIterator[str]:
    """A stream that nobody else writes, under its own name; gone after the test."""
    name = f"T{uuid4().hex[:10]}"
    await nats.js.add_stream(StreamConfig(name=name, subjects=[f"{name}.>"]))
    yield name
    await nats.js.delete_stream(name)
