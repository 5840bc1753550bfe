"""`python -m gomflow.simulators.anthropic FOLDER` imitates the API for the pictures of an evaluation set, until Ctrl-C.

What is on them is what RapidOCR reads: figures taken with it say nothing of any model.
"""

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from gomflow.evaluating.as_drawn import AsDrawn
from gomflow.evaluating.running import Readings
from gomflow.evaluating.truth import picture_of, samples_in
from gomflow.ports.reader import UnreadablePicture
from gomflow.reader_editions import edition_of
from gomflow.reader_settings import ReaderName, ReaderSettings
from gomflow.simulators.anthropic import Imitation, imitating
from gomflow_adapters.rapidocr import RapidOcrReader


async def _imitate(wanted: argparse.Namespace) -> None:
    texts, reader = AsDrawn(wanted.folder), RapidOcrReader()
    read = Readings(reader, edition_of(ReaderName.RAPIDOCR, ReaderSettings()), wanted.keep)
    imitation = Imitation(texts if texts.is_there else read, share=wanted.share, seed=wanted.seed)
    for sample in samples_in(wanted.folder):
        with contextlib.suppress(UnreadablePicture):  # it is refused before it would be sent
            await imitation.learn(picture_of(wanted.folder, sample).read_bytes())
    await reader.aclose()
    async with imitating(imitation, wanted.port):
        sys.stdout.write(f"GOMFLOW_ANTHROPIC_API={imitation.address} ANTHROPIC_API_KEY=imitation\n")
        sys.stdout.flush()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
    calls = ", ".join(f"{count} {what}" for what, count in imitation.calls.most_common())
    sys.stdout.write(f"{calls}; {imitation.input_tokens} tokens in, {imitation.output_tokens} out\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m gomflow.simulators.anthropic", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with truth.json and images/")
    parser.add_argument("--keep", type=Path, help="a folder for what RapidOCR reads")
    parser.add_argument("--share", type=float, default=0.0, help="how many pictures have a fault, 0 to 1 (0)")
    parser.add_argument("--seed", type=int, default=1, help="which of them, and what (1)")
    parser.add_argument("--port", type=int, default=0, help="any free one, unless said")
    asyncio.run(_imitate(parser.parse_args()))


if __name__ == "__main__":
    main()
