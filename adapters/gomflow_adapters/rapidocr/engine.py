"""The engine of RapidOCR, as a reading process asks it."""

import logging
import os
import warnings
from functools import cache
from typing import Any, Final

from PIL import Image

from gomflow_adapters.pooled.upright import Boxed

_LONGEST_SIDE: Final = 6000
_FINDING_SIDE: Final = 896
"""In pixels, of the picture in which texts are looked for: less than a third of the time it takes at full size. What is
found is read from the picture as it is."""
_FINDING_SCALE: Final = 0.575
"""Of pictures longer than a screen: their letters have to stay as large as a screen's."""


def texts_in(image: Image.Image, threads: int) -> list[Boxed]:
    """The texts in an image with their boxes."""
    import numpy as np

    engine = _engine(threads)
    _look_at_size(engine, max(_FINDING_SIDE, round(_FINDING_SCALE * max(image.size))))
    found = engine(np.asarray(image)[:, :, ::-1])
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    boxes = []
    for text, score, corners in zip(found.txts, found.scores, found.boxes.tolist(), strict=True):
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        boxes.append(Boxed(text, float(score), (first, second, third, fourth)))
    return boxes


def _look_at_size(engine: Any, side: int) -> None:  # noqa: ANN401 - the engine has no types
    """Have texts looked for with the picture's longer side at so many pixels; the detector is made with its first."""
    engine.cfg.Det.limit_side_len = side
    if engine.text_det is not None:
        engine.text_det.limit_side_len = side


@cache
def _engine(threads: int) -> Any:  # noqa: ANN401 - the engine has no types
    """The engine of this process.

    No direction of single lines is guessed: it turns short ones upside down. Lines are read one by one: of several,
    each takes the time of the longest. The arena keeps memory from one layer to the next, which saves time.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Unless it is told not to before it is loaded, it tells its makers on the internet that and how it is used.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
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
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
            }
        )
