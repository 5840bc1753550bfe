"""The RapidOCR reader."""

from typing import Final

from gomflow_adapters.pooled import PooledReader
from gomflow_adapters.rapidocr.engine import texts_in

NAME: Final = "rapidocr"
_LIMIT_S: Final = 60.0


class RapidOcrReader(PooledReader):
    """Reads pictures with RapidOCR; a process takes about 0.5 GB."""

    def __init__(self, *, workers: int = 1, threads: int = 1, limit_s: float = _LIMIT_S) -> None:
        super().__init__(NAME, texts_in, workers=workers, threads=threads, limit_s=limit_s)
