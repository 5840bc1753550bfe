"""The application with a fuse in it: reads on its standard input at which moment to die, as `MOMENT times`."""

import asyncio
import sys

from pydantic import ValidationInfo, field_validator

from chaos.breakable import with_fuse
from chaos.moments import Fuse, Moment
from gomflow.app import gomflow
from gomflow.logs import set_up_logs
from gomflow.settings import Settings, TelegramMode


class LoopbackSettings(Settings):
    """Settings under which Telegram may deliver without https: the simulated one is on this machine."""

    @field_validator("telegram_mode")
    @classmethod
    def _can_be_reached(cls, mode: TelegramMode, info: ValidationInfo) -> TelegramMode:  # noqa: ARG003 - the real one's
        return mode


async def main() -> None:
    """Run until the end of the input, or the moment."""
    settings, fuse = LoopbackSettings(), Fuse()
    set_up_logs(settings)
    async with gomflow(settings, arranged=lambda parts: with_fuse(parts, fuse)) as running:
        over = asyncio.create_task(running.over())
        told = asyncio.create_task(_listen(fuse))
        await asyncio.wait([over, told], return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        over.cancel()


async def _listen(fuse: Fuse) -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        name, times = line.decode().split()
        fuse.arm(Moment[name], int(times))


if __name__ == "__main__":
    asyncio.run(main())
