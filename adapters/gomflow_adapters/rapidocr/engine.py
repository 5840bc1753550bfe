"""The engine of RapidOCR, as a reading process asks it."""

import logging
import warnings
from functools import cache
from typing import Any, Final

from PIL import Image

from gomflow_adapters.pooled.upright import Boxed

_LONGEST_SIDE: Final = 4000
_FINDING_SIDE: Final = 1024
"""In pixels, of the picture in which texts are looked for: a third of the time it takes at full size. What is found is
read from the picture as it is."""


def texts_in(image: Image.Image, threads: int) -> list[Boxed]:
    """The texts in an image with their boxes."""
    import numpy as np

    found = _engine(threads)(np.asarray(image)[:, :, ::-1])
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    boxes = []
    for text, score, corners in zip(found.txts, found.scores, found.boxes.tolist(), strict=True):
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        boxes.append(Boxed(text, float(score), (first, second, third, fourth)))
    return boxes


@cache
def _engine(threads: int) -> Any:  # noqa: ANN401 - the engine has no types
    """The engine of this process. No direction of single lines is guessed: it turns short ones upside down."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import onnxruntime
        from rapidocr import RapidOCR

        onnxruntime.set_default_logger_severity(3)
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": _LONGEST_SIDE,
                "Det.limit_type": "max",
                "Det.limit_side_len": _FINDING_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
