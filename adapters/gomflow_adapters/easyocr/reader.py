"""The EasyOCR reader."""

from importlib.util import find_spec
from typing import Final

from gomflow_adapters.easyocr.engine import texts_in
from gomflow_adapters.pooled import PooledReader

NAME: Final = "easyocr"
_LIMIT_S: Final = 120.0
_NEEDED: Final = ("easyocr", "torch", "torchvision", "easyocr_en_models")


class EasyOcrMissing(RuntimeError):
    """EasyOCR is not installed here; the message says how to get it."""


class EasyOcrReader(PooledReader):
    """Reads pictures with EasyOCR; a process takes about 1.8 GB, and five seconds for a picture.

    It takes O for 0, S for 5 and B for 8 more often than not, so references with letters are never believed of it.
    Raises EasyOcrMissing.
    """

    def __init__(self, *, workers: int = 1, threads: int = 1, limit_s: float = _LIMIT_S) -> None:
        missing = [package for package in _NEEDED if find_spec(package) is None]
        if missing:
            raise EasyOcrMissing(
                f"EasyOCR is not installed ({', '.join(missing)}): "
                "run pip install 'gomflow[easyocr]', or choose rapidocr."
            )
        super().__init__(NAME, texts_in, workers=workers, threads=threads, limit_s=limit_s)
