"""The stage: GOMFLOW on its own servers and ports, a simulated Telegram, and devices for everybody."""

import tempfile
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from os import cpu_count, nice
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from gomflow.app import Gomflow, gomflow
from gomflow.conversation.known import Admission
from gomflow.demo.cast import Person
from gomflow.demo.devices import Device, Stopwatch, TelegramDevice, WebDevice
from gomflow.settings import LogFormat, LogLevel, Settings, TelegramMode
from gomflow.simulators.telegram import TelegramSimulator
from gomflow.simulators.webchat import WebVisitor
from gomflow_events.identity import Language, Platform

INVITE = "DEMO4GOM"
READERS = min(cpu_count() or 1, 2)
"""Reading pictures is what a demo waits for; everything else goes first on the same cores."""


class DemoSettings(Settings):
    """Settings of the stage alone: whatever the environment and .env say is for the real thing."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is given."""
        return (init_settings,)


@dataclass(slots=True, kw_only=True)
class Stage:
    """Everything that stands while the demo plays."""

    running: Gomflow
    telegram: TelegramSimulator
    stopwatch: Stopwatch
    artists: ProcessPoolExecutor
    began: datetime
    devices: dict[str, TelegramDevice | WebDevice] = field(default_factory=dict)
    _stack: AsyncExitStack

    async def device_for(self, person: Person) -> Device:
        """The device a buyer comes with."""
        return await self.device(person.name, person.platform, person.language, 7000 + person.number)

    async def device(self, name: str, platform: Platform, language: Language, number: int) -> Device:
        """A device on a platform."""
        made: TelegramDevice | WebDevice
        if platform is Platform.TELEGRAM:
            first, _, last = name.partition(" ")
            code = "tl" if language is Language.FILIPINO else language.value
            made = TelegramDevice(self.telegram.user(number, first, code, last_name=last), self.stopwatch)
        else:
            visitor = await self._stack.enter_async_context(WebVisitor(self.running.url, language.value))
            made = WebDevice(visitor, self.stopwatch)
        self.devices[f"{number} {name}"] = made
        return made


@asynccontextmanager
async def stage(folder: Path | None = None) -> AsyncIterator[Stage]:
    """The stage, set and taken down."""
    async with AsyncExitStack() as stack:
        data = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gomflow-demo-")))
        telegram = await stack.enter_async_context(TelegramSimulator())
        settings = DemoSettings(
            data=data,
            nats_url=None,
            database_url=None,
            host="127.0.0.1",
            port=0,
            public_url=None,
            admission=Admission.INVITE,
            invite_code=INVITE,
            telegram_token=SecretStr(telegram.token),
            telegram_mode=TelegramMode.POLLING,
            telegram_api=telegram.url,
            replicas=1,
            reader_workers=READERS,
            log_level=LogLevel.INFO,
            log_format=LogFormat.CONSOLE,
        )
        running = await stack.enter_async_context(gomflow(settings))
        # Pictures are drawn in a process of their own, politely: it is the simulation's work, not GOMFLOW's.
        artists = stack.enter_context(
            ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=nice, initargs=(10,))
        )
        yield Stage(
            running=running,
            telegram=telegram,
            stopwatch=Stopwatch(),
            artists=artists,
            began=running.parts.world.now(),
            _stack=stack,
        )
