"""The type the pictures are set in: four open families that come as Python packages, the same on every machine."""

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont


class Family(StrEnum):
    """The package each family comes in; all four are under the SIL Open Font License 1.1."""

    ROBOTO = "fontpkg_roboto"
    INTER = "fontpkg_inter"
    MANROPE = "fontpkg_manrope"
    NUNITO = "fontpkg_nunito_sans"


@cache
def _variable_font(family: Family) -> bytes:
    for resource in files(family.value).joinpath("files").iterdir():
        if resource.name.endswith(".ttf") and "Italic" not in resource.name:
            return resource.read_bytes()
    raise FileNotFoundError(f"{family.value} brings no upright font; install it again")


@lru_cache(maxsize=256)
def font(family: Family, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """One cut of a family: weight 200 to 800, size in pixels of the picture."""
    # The basic layout engine is in every build of Pillow; the other one depends on what the machine has.
    face = ImageFont.truetype(BytesIO(_variable_font(family)), size, layout_engine=ImageFont.Layout.BASIC)
    at_default = {"Width": 100, "Optical size": 14 if family is Family.INTER else 12, "YTLC": 500}
    axes = [axis["name"].decode() if axis["name"] else "" for axis in face.get_variation_axes()]
    face.set_variation_by_axes([weight if name == "Weight" else at_default[name] for name in axes])
    return face
