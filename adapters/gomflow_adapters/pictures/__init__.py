"""Pictures people send: told by their content, checked before they are decoded, and made ready to be read.

The codes of UnreadablePicture raised here: too-large, not-a-picture, too-many-pixels, too-many-pages,
too-small, encrypted, damaged.
"""

from gomflow_adapters.pictures.checks import LARGEST_FILE, MOST_PIXELS, Checked, check
from gomflow_adapters.pictures.joining import MOST_PAGES, joined
from gomflow_adapters.pictures.kinds import MediaType
from gomflow_adapters.pictures.rendering import places_in, render

__all__ = [
    "LARGEST_FILE",
    "MOST_PAGES",
    "MOST_PIXELS",
    "Checked",
    "MediaType",
    "check",
    "joined",
    "places_in",
    "render",
]
