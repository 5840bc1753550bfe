"""The ground of every experiment: servers, a simulated Telegram, the application as a process, a manager, buyers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from os import nice
from pathlib import Path
from shutil import copyfile

import aiohttp
from pydantic import SecretStr

from chaos.front import front
from chaos.people import Persistent, Wish
from chaos.process import Process, environment, free_port
from gomflow.demo.buyer import SentProof, Show
from gomflow.demo.cast import Person
from gomflow.demo.devices import Device, Stopwatch, TelegramDevice, WebDevice
from gomflow.demo.manager import Manager
from gomflow.demo.proving import Proven, prove_history
from gomflow.demo.stage import INVITE, DemoSettings
from gomflow.keys import keys_of
from gomflow.operating.verify import verify
from gomflow.order.state import Existing
from gomflow.parts import Parts, assemble
from gomflow.simulators.telegram import TelegramSimulator
from gomflow.simulators.webchat import WebVisitor
from gomflow.texts import load_texts
from gomflow.verifying import Folded
from gomflow.waiting import until
from gomflow.web.links import WebLinks
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.identity import Language, Platform

COPIES = "messages of the log, each after the one before it, and the same in the archive"
CONTENT = "buyers with the one place they wanted, as far as they wanted it"


@dataclass(kw_only=True)
class Ground:
    """What stands during an experiment. `nats_url` and `database_url` are where the application finds its servers.

    `apps` are its replicas, `port` is the one that people know, `replicas` says on how many brokers messages lie.
    """

    apps: Sequence[Process]
    port: int
    telegram: TelegramSimulator
    artists: ProcessPoolExecutor
    nats_url: str
    database_url: str
    data: Path
    replicas: int = 1
    devices: dict[str, TelegramDevice | WebDevice] = field(default_factory=dict)
    buyers: list[Persistent] = field(default_factory=list)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    stack: AsyncExitStack

    async def fellow(self) -> Process:
        """A second application beside the first: on the same servers, with the same keys, at a port of its own."""
        data, port = self.data.with_name("fellow"), free_port()
        data.mkdir(parents=True)
        for key in ("keys.json", "installation.key"):
            await asyncio.to_thread(copyfile, self.data / key, data / key)
        own = {"GOMFLOW_DATA": str(data), "GOMFLOW_PORT": str(port), "GOMFLOW_PUBLIC_URL": f"http://127.0.0.1:{port}"}
        made = Process(self.app.command, {**self.app.env, **own}, port, data / "app.log")
        self.stack.push_async_callback(_end, made)
        await made.start()
        return made

    @property
    def app(self) -> Process:
        """The application, where there is one of it, else its first replica."""
        return self.apps[0]

    @property
    def url(self) -> str:
        """Where people find the chat page."""
        return f"http://127.0.0.1:{self.port}"

    async def device(self, name: str, platform: Platform, language: Language, number: int) -> Device:
        """A device on a platform."""
        made: TelegramDevice | WebDevice
        if platform is Platform.TELEGRAM:
            first, _, last = name.partition(" ")
            code = "tl" if language is Language.FILIPINO else language.value
            made = TelegramDevice(self.telegram.user(number, first, code, last_name=last), self.stopwatch)
        else:
            visitor: WebVisitor = await until(lambda: self._visit(language), within=60, why="the chat page opens")
            made = WebDevice(visitor, self.stopwatch)
        self.devices[f"{number} {name}"] = made
        return made

    async def _visit(self, language: Language) -> WebVisitor | None:
        """Open the page, once it is there; from then on it finds its way back by itself."""
        with suppress(aiohttp.ClientError, OSError):
            return await self.stack.enter_async_context(WebVisitor(self.url, language.value))
        return None

    async def manager(self, places: int) -> tuple[Manager, Show]:
        """A manager at the chat page, with an order that is open and so many places in it."""
        device = await self.device("The manager", Platform.WEB, Language.ENGLISH, 1)
        assert isinstance(device, WebDevice)
        manager = Manager(device, maximum=places, minimum=1, truth=self._truth)
        return manager, await manager.open_an_order()

    def _truth(self, reference: str) -> SentProof | None:
        found = (buyer.proofs for buyer in self.buyers if buyer.reference == reference)
        return next((proofs[-1] for proofs in found if proofs), None)

    async def come(
        self, people: Sequence[Person], show: Show, wish: Callable[[Person], Wish] = lambda _: Wish.PAID
    ) -> list[Persistent]:
        """Buyers who persist; `wish` says what each comes for."""
        texts = load_texts()
        came = [
            Persistent(
                person,
                await self.device(person.name, person.platform, person.language, 7000 + len(self.devices)),
                show,
                texts,
                self.artists,
                wish=wish(person),
            )
            for person in people
        ]
        self.buyers += came
        return came

    async def verify(self) -> Proven:
        """Hold everything against everything, with eyes of one's own."""
        settings = DemoSettings(
            data=self.data,
            nats_url=SecretStr(self.nats_url),
            database_url=SecretStr(self.database_url),
            host="127.0.0.1",
            port=self.port,
            invite_code=INVITE,
            replicas=self.replicas,
        )
        keys = keys_of(settings)
        links = WebLinks(self.url, keys.secret, "")
        async with assemble(settings, keys, self.nats_url, self.database_url, links) as parts:
            proven, folded = await prove_history(parts, self.devices.values())
            await _prove_the_copies(parts, proven)
        proven.check(
            CONTENT, len(self.buyers), [fault for buyer in self.buyers for fault in _discontent(buyer, folded)]
        )
        return proven


async def _prove_the_copies(parts: Parts, proven: Proven) -> None:
    """Every message of the log follows the one before it, and the archive holds the same."""
    log = StreamFeed(parts.connection, LOG, ">")

    async def archived() -> bool:
        return await parts.store.position("archive") >= await log.last()

    await until(archived, within=60, why="the archive has come to the end of the log")
    verified = await verify(parts.connection, parts.store, None)
    proven.check(COPIES, verified.copies.log.counted.messages, [str(fault) for fault in verified.copies.faults])


def _discontent(buyer: Persistent, folded: Folded) -> list[str]:
    """What is wrong with a buyer's place, by the log."""
    orders = [home.state for (kind, _), home in folded.items() if kind == "order" and isinstance(home.state, Existing)]
    order = next((order for order in orders if order.code == buyer.show.code), None)
    mine = None if order is None else order.book.by_reference(buyer.reference)
    if mine is None:
        return [f"{buyer.reference or buyer.person.name} has no place"]
    if mine.status.value != buyer.wish.value or mine.total != buyer.due:
        return [f"{buyer.reference} is {mine.status} with {mine.paid} of {buyer.due}"]
    same = [one for one in (order.book.values() if order else ()) if one.member_id == mine.member_id]
    return [f"{buyer.reference} has {len(same)} places"] if len(same) != 1 else []


@asynccontextmanager
async def ground(
    folder: Path,
    command: tuple[str, ...],
    nats_url: str,
    database_url: str,
    *,
    replicas: int = 1,
    webhook: bool = False,
    apps: int = 1,
) -> AsyncIterator[Ground]:
    """The ground on servers that run; so many applications are started, and ended in the end.

    Telegram delivers to the applications' webhook, or is asked by the only one.
    """
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(TelegramSimulator())
        data, port = folder / "app", free_port()
        data.mkdir(parents=True, exist_ok=True)
        shared = _settings(data, port, telegram, nats_url, database_url, replicas=replicas, webhook=webhook)
        yield Ground(
            apps=await _started(stack, command, shared, data, port, apps),
            port=port,
            telegram=telegram,
            artists=stack.enter_context(
                ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=nice, initargs=(10,))
            ),
            nats_url=nats_url,
            database_url=database_url,
            data=data,
            replicas=replicas,
            stack=stack,
        )


async def _started(
    stack: AsyncExitStack, command: tuple[str, ...], shared: Mapping[str, str], data: Path, port: int, count: int
) -> list[Process]:
    """Applications, started one after the other; several have ports of their own behind the one that people know."""
    ports = [port] if count == 1 else [free_port() for _ in range(count)]
    if count > 1:
        await stack.enter_async_context(front(port, ports))
    made = [
        Process(command, environment({**shared, "GOMFLOW_PORT": str(own)}), own, data / f"app{number}.log")
        for number, own in enumerate(ports, 1)
    ]
    for app in made:
        stack.push_async_callback(_end, app)
        await app.start()
    return made


def _settings(
    data: Path,
    port: int,
    telegram: TelegramSimulator,
    nats_url: str,
    database_url: str,
    *,
    replicas: int,
    webhook: bool,
) -> dict[str, str]:
    return {
        "GOMFLOW_DATA": str(data),
        "GOMFLOW_HOST": "127.0.0.1",
        "GOMFLOW_ADMISSION": "invite",
        "GOMFLOW_INVITE_CODE": INVITE,
        "GOMFLOW_REPLICAS": str(replicas),
        "GOMFLOW_LOG_LEVEL": "info",
        "GOMFLOW_TELEGRAM_API": telegram.url,
        "GOMFLOW_TELEGRAM_MODE": "webhook" if webhook else "polling",
        "GOMFLOW_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "NATS_URL": nats_url,
        "DATABASE_URL": database_url,
    }


async def _end(app: Process) -> None:
    if app.pid:
        await app.kill()


@asynccontextmanager
async def at_work(manager: Manager) -> AsyncIterator[None]:
    """The manager decides what is doubtful, for as long as the block lasts."""
    watching = asyncio.create_task(manager.watch())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
