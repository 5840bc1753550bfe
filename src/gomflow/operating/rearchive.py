"""Making a damaged archive anew from a log that is whole."""

from gomflow.operating.comparing import Told
from gomflow.operating.faults import Copy, Fault
from gomflow.operating.verify import verify
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_projections.archive import Archive, Archiver
from gomflow_projections.progress import Progress
from gomflow_projections.store import Store


class LogUnsound(Exception):
    """The log is damaged too: what the archive has of it must not be thrown away."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(
            f"The log itself is damaged ({faults[0]}), so that the archive may be all there is of it. Nothing was "
            "changed. gomflow verify lists what is wrong."
        )
        self.faults = faults


async def archive_anew(connection: Connection, store: Store, told: Told = lambda _at, _of: None) -> int:
    """Begin the archive anew and fill it; how many messages it has. Raises LogUnsound, LogUnavailable, LogLost.

    What was there stays beside it, as the table `messages_before`, until the next time.
    """
    found = await verify(connection, store, None, told)
    faults = [one for one in found.copies.faults if one.copy is Copy.LOG]
    if faults:
        raise LogUnsound(faults)
    await Archive(store).begin_anew()
    feed = StreamFeed(connection, LOG, ">")
    end = await feed.last()
    await Archiver(feed, store, Progress()).fill(end)
    return end
