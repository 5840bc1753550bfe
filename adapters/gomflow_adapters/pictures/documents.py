"""PDFs: the pages of a receipt, how large they are together, and where each lies, one below the other."""

import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Final

import pypdfium2
from PIL import Image

from gomflow.ports.reader import Box, UnreadablePicture

MOST_SHEETS: Final = 3
"""Pages of a PDF that are looked at: a receipt has one or two, what has more is likely to be a statement."""
PIXELS_PER_POINT: Final = 2
"""The scale a PDF is measured in: 144 dots to the inch."""
_GAP: Final = 0.04
"""The room between two pages, as a share of the widest."""
_PDFIUM: Final = threading.Lock()
"""PDFium is not made for several threads."""


class Document:
    """The first pages of a PDF; none is opened before it is rendered."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self.count = len(pdf)
        self._pdf = pdf

    @cached_property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page, in points. Raises UnreadablePicture for what is no size."""
        sizes = [self._pdf.get_page_size(number) for number in range(min(self.count, MOST_SHEETS))]
        if not sizes or not all(math.isfinite(side) for size in sizes for side in size):
            raise UnreadablePicture("damaged", "The PDF has no page of any size. Please send a screenshot.")
        return sizes

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of all pages one below the other, in points."""
        width = max(width for width, _ in self.sizes)
        return width, sum(height for _, height in self.sizes) + _GAP * width * (len(self.sizes) - 1)

    @property
    def places(self) -> Sequence[Box]:
        """Where each page lies when they are one below the other, each in the middle."""
        (whole, tall), top, found = self.size, 0.0, list[Box]()
        for width, height in self.sizes:
            left = (whole - width) / 2
            found.append((left / whole, top / tall, (left + width) / whole, (top + height) / tall))
            top += height + _GAP * whole
        return found

    def rendered(self, number: int, scale: float) -> Image.Image:
        """One page, `scale` pixels to the point."""
        image: Image.Image = self._drawn(number, scale).to_pil()
        return image.convert("RGB")

    def run(self, number: int, scale: float) -> None:
        """Draw one page, for nobody to see: a page is a program, and only who ran it knows that it comes to an end."""
        self._drawn(number, scale)

    def _drawn(self, number: int, scale: float) -> pypdfium2.PdfBitmap:
        page = self._pdf[number]
        try:
            return page.render(scale=scale)
        finally:
            page.close()


@contextmanager
def document_in(data: bytes) -> Iterator[Document]:
    """A PDF, opened. Raises UnreadablePicture for one that is locked, and what PDFium raises."""
    with _PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise UnreadablePicture(
                    "encrypted", "The PDF is protected by a password. Please send a screenshot of it."
                ) from error
            raise
        try:
            yield Document(pdf)
        finally:
            pdf.close()
