"""An engine for reading processes that does what the colour of a picture says: read, wait, work, run on, or break."""

import os
import signal
import threading
import time
from typing import Final

from PIL import Image

from gomflow_adapters.pooled.upright import Boxed

READS, WAITS, WORKS, SPINS, FAILS, CRASHES = "white", "blue", "black", "lime", "yellow", "red"
"""The colours."""
WAIT_S: Final = 1.5
WORK_S: Final = 0.3
_HALF: Final = 127
_LINE: Final = Boxed("read", 0.99, ((0, 0), (200, 0), (200, 30), (0, 30)))


def obedient(image: Image.Image, _threads: int) -> list[Boxed]:
    """What the picture's first pixel asks for."""
    pixel = image.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    match tuple(channel > _HALF for channel in pixel):
        case (False, False, True):
            threading.Event().wait(WAIT_S)
        case (False, False, False):
            until = time.process_time() + WORK_S
            while time.process_time() < until:
                pass
        case (False, True, False):
            while time.monotonic():
                pass
        case (True, True, False):
            raise RuntimeError("the engine has no idea")
        case (True, False, False):
            os.kill(os.getpid(), signal.SIGSEGV)
    return [_LINE]


def stuck(_image: Image.Image, _threads: int) -> list[Boxed]:
    """Whatever is shown, it waits for what never comes."""
    threading.Event().wait()
    return []


def absent(_image: Image.Image, _threads: int) -> list[Boxed]:
    """Whatever is shown, it ends the process, as an engine does that cannot be loaded."""
    os._exit(3)
