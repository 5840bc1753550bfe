"""The web of a stage, served: browsers in which people come in, and programs with a key of theirs."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI

from gomflow.testing import servers
from gomflow.testing.stage import Person, Stage, stage
from gomflow.web.app import create_app
from gomflow.web.keys import new_key
from gomflow.web.serving import serve
from gomflow_events.member.requests import TokenRequested


@dataclass(frozen=True, slots=True)
class Site:
    """A stage whose web is served at `url`."""

    stage: Stage
    app: FastAPI
    url: str

    @contextlib.asynccontextmanager
    async def browser(self) -> AsyncIterator[httpx.AsyncClient]:
        """A browser that nobody has used yet, and that looks like one of our own pages."""
        async with httpx.AsyncClient(base_url=self.url, headers={"Origin": self.url}, timeout=20) as client:
            yield client

    @contextlib.asynccontextmanager
    async def entered(self, person: Person) -> AsyncIterator[httpx.AsyncClient]:
        """A browser in which a person came in."""
        async with self.browser() as client:
            answer = await client.post(self.stage.entrance(person))
            assert answer.is_redirect, answer.text
            yield client

    @contextlib.asynccontextmanager
    async def program(self, person: Person) -> AsyncIterator[httpx.AsyncClient]:
        """A program with a key of a person."""
        key = new_key(self.stage.parts.world.new_id())
        asked = TokenRequested(token_id=key.token_id, token_hash=key.digest, label="test")
        await self.stage.does(person, "member", person.member_id, asked)
        headers = {"Authorization": f"Bearer {key.text}"}
        async with httpx.AsyncClient(base_url=self.url, headers=headers, timeout=20) as client:
            yield client


@contextlib.asynccontextmanager
async def serving(tmp: Path) -> AsyncIterator[Site]:
    """A stage on servers of its own, with its web on a free port."""
    async with servers.test_servers(tmp) as running, stage(tmp, running.nats_url, running.database_url) as on:
        app = create_app(on.parts, on.links)
        async with serve(app, "127.0.0.1", 0) as served:
            yield Site(on, app, served.url)
