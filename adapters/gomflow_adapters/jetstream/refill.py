"""Filling an empty stream with what another one held: the same messages under the same numbers, gaps included."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import Header, StreamConfig
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.feed import Entry
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.publish import PATIENCE

MARK = "gomflow-refilling"
"""The word in the metadata of a stream that is being refilled: one that carries it is not finished, and nobody's."""

TOGETHER = 500
BYTES_TOGETHER = 2_000_000
FILLER = "refill"
"""The last token of the subject of messages that stand in for a gap until they are deleted."""

_LAST = Header.EXPECTED_LAST_SEQUENCE.value
_OF_THE_WRITE = ("Nats-Expected-", "Nats-Batch-")
"""Headers that said how a message was to be written; the numbers they were checked against are checked here anew."""


class NotEmpty(Exception):
    """The stream holds messages: nothing is written over it."""


class Refill:
    """One stream that is filled from the beginning; `last` is the number it has reached."""

    def __init__(self, nc: Client, js: JetStreamContext, wanted: StreamConfig) -> None:
        assert wanted.name is not None
        self._nc = nc
        self._js = js
        self._wanted = wanted
        self._name = wanted.name
        self._waiting: list[Entry] = []
        self._bytes = 0
        self._fillers: list[int] = []
        self.last = 0

    async def begin(self) -> None:
        """Make the stream, empty. Raises NotEmpty; what an earlier attempt left unfinished is begun anew."""
        try:
            found = await self._js.stream_info(self._name)
        except NotFoundError:
            pass
        else:
            if found.state.last_seq and MARK not in (found.config.metadata or {}):
                raise NotEmpty(f"{self._name} holds {found.state.messages} messages and ends at {found.state.last_seq}")
            await self._js.delete_stream(self._name)
        # Until it is done, fillers of gaps can be deleted again; afterwards nothing can.
        open_ = replace(self._wanted, deny_delete=False, deny_purge=False, metadata={MARK: "begun"})
        await self._js.add_stream(open_)

    async def put(self, entry: Entry) -> None:
        """The next message; it gets its own number."""
        for gap in range(self.last + len(self._waiting) + 1, entry.sequence):
            self._fillers.append(gap)
            await self._take(replace(entry, subject=self._filler(), sequence=gap, data=b"", headers={}))
        await self._take(entry)

    async def finish(self) -> None:
        """Write what waits, take the fillers out, and close the stream as it should be."""
        await self.write()
        for sequence in self._fillers:
            await self._js.delete_msg(self._name, sequence)
        await self._js.update_stream(self._wanted)

    def _filler(self) -> str:
        assert self._wanted.subjects
        return self._wanted.subjects[0].replace(">", FILLER)

    async def _take(self, entry: Entry) -> None:
        self._waiting.append(entry)
        self._bytes += len(entry.data)
        if len(self._waiting) >= TOGETHER or self._bytes >= BYTES_TOGETHER:
            await self.write()

    async def write(self) -> None:
        """Write what waits to be written together."""
        if not self._waiting:
            return
        entries, self._waiting, self._bytes = self._waiting, [], 0
        reached = await self._together(entries)
        if reached != entries[-1].sequence:
            raise LogUnavailable(f"{self._name} gave number {reached} to what was message {entries[-1].sequence}")
        self.last = reached

    async def _together(self, entries: Sequence[Entry]) -> int:
        """Write messages as one atomic batch that has to begin where the stream ends."""
        batch = uuid4().hex
        try:
            for number, entry in enumerate(entries[:-1], 1):
                headers = _headers(entry) | self._in_batch(batch, number)
                await self._nc.publish(entry.subject, entry.data, headers=headers)
            last = entries[-1]
            headers = _headers(last) | self._in_batch(batch, len(entries)) | {Header.BATCH_COMMIT.value: "1"}
            reply = await self._nc.request(last.subject, last.data, headers=headers, timeout=4 * PATIENCE)
        except (NatsError, TimeoutError, APIError) as error:
            raise LogUnavailable(f"{self._name} did not take messages {entries[0].sequence} and on") from error
        answer: Mapping[str, object] = json.loads(reply.data or b"{}")
        sequence = answer.get("seq")
        if answer.get("error") or not isinstance(sequence, int):
            raise LogUnavailable(f"{self._name} refused messages {entries[0].sequence} and on: {answer.get('error')}")
        return sequence

    def _in_batch(self, batch: str, number: int) -> dict[str, str]:
        guard = {_LAST: str(self.last)} if number == 1 else {}
        return {Header.BATCH_ID.value: batch, Header.BATCH_SEQUENCE.value: str(number)} | guard


def _headers(entry: Entry) -> dict[str, str]:
    return {name: value for name, value in entry.headers.items() if not name.startswith(_OF_THE_WRITE)}
