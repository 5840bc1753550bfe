"""The engine of EasyOCR, as a reading process asks it: offline, on the processor, with weights from a package."""

import math
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from PIL import Image

from gomflow_adapters.pooled.upright import Boxed

_CANVAS: Final = 1280
"""The longest side the detector sees: at its own default a receipt takes four times as long and no more is found."""


def texts_in(image: Image.Image, threads: int) -> list[Boxed]:
    """The texts in an image with their boxes."""
    import numpy as np

    engine = _engine(threads)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch's words about a graphics card that nobody asked for
        found = engine.readtext(np.asarray(image)[:, :, ::-1], canvas_size=_CANVAS)
    boxes = []
    for corners, text, confidence in found:
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        boxes.append(Boxed(text, _per_letter(float(confidence), len(text)), (first, second, third, fourth)))
    return boxes


def _per_letter(confidence: float, letters: int) -> float:
    """The mean confidence of a letter, as other readers give it.

    EasyOCR's own is the product over a line's letters to the power of 2 / √letters, which sinks with every letter.
    """
    return float(max(confidence, 0.0) ** (1 / (2 * math.sqrt(max(letters, 1)))))


@cache
def _engine(threads: int) -> Any:  # noqa: ANN401 - the engine has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _import_torchvision()
        import easyocr
        import easyocr_en_models
        import torch

        torch.set_num_threads(threads)
        models = str(easyocr_en_models.model_dir())
        return easyocr.Reader(
            ["en"],
            gpu=False,
            model_storage_directory=models,
            user_network_directory=models,
            download_enabled=False,
            verbose=False,
        )


def _import_torchvision() -> None:
    """Import torchvision where its compiled part cannot be loaded, as beside a torch without CUDA.

    The package index has torchvision for CUDA only. Of all it brings EasyOCR uses a network's outline and a transform,
    both plain Python; what fails is the registration of shapes for compiled operators that are not there. So these
    registrations, and no others, are passed over while it is imported.
    """
    import torch.library

    registered: Callable[..., Any] = torch.library.register_fake

    def passing(operator: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as torch has it
        if isinstance(operator, str) and operator.startswith("torchvision::"):
            return lambda function: function
        return registered(operator, *args, **kwargs)

    torch.library.register_fake = passing
    try:
        import torchvision  # noqa: F401 - easyocr finds it imported
    finally:
        torch.library.register_fake = registered
