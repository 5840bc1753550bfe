"""The library `eventsourcing` doing the same on the same Postgres, one commit of so many events after another."""

import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.figures import Figures, figures


class Counting(Aggregate):
    """An aggregate that counts."""

    def __init__(self) -> None:
        self.buyers = 0

    @event("MinimumReached")
    def reach(self, buyers: int) -> None:
        """One event more."""
        self.buyers = buyers


def environment(database_url: str) -> dict[str, str]:
    """What the library wants to know of a database."""
    where = urlsplit(database_url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": where.path.removeprefix("/"),
        "POSTGRES_HOST": where.hostname or "",
        "POSTGRES_PORT": str(where.port),
        "POSTGRES_USER": where.username or "",
        "POSTGRES_PASSWORD": where.password or "",
        "POSTGRES_POOL_SIZE": "8",
        "POSTGRES_MAX_OVERFLOW": "8",
    }


def append(database_url: str, count: int, events: int, abreast: int) -> Figures:
    """So many saves, by threads where there are several at once. Blocks."""
    application: Application[UUID] = Application(env=environment(database_url))
    latencies: list[float] = []

    def lane(_number: int) -> None:
        counting = Counting()
        application.save(counting)
        for _ in range(max(count // abreast, 1)):
            began = time.perf_counter()
            for number in range(events):
                counting.reach(number)
            application.save(counting)
            latencies.append(time.perf_counter() - began)

    began = time.perf_counter()
    with ThreadPoolExecutor(abreast) as pool:
        list(pool.map(lane, range(abreast)))
    seconds = time.perf_counter() - began
    application.close()
    return figures(latencies, seconds)
