"""The pictures of proofs, each only for the GOM whose order it is for."""

import structlog
from fastapi import APIRouter, Response

from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import Locked, NotKept
from gomflow.web.house import House, HouseDep
from gomflow.web.troubles import NotThere, PictureLocked
from gomflow.web.visitor import Visitor, VisitorDep, payment_for
from gomflow_adapters.pictures.darkroom import DARKROOM

log = structlog.get_logger()
router = APIRouter(prefix="/review", include_in_schema=False)

_SHOWN_AS_THEY_ARE = frozenset({"image/jpeg", "image/png", "image/webp"})

HEADERS = {
    # A picture is deleted a day after the decision; a browser forgets it sooner.
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@router.get("/{payment_id}/picture")
async def picture(house: HouseDep, who: VisitorDep, payment_id: str) -> Response:
    """The picture as it came; what browsers do not show (HEIC, PDF) as a JPEG."""
    return await picture_of(house, who, payment_id)


async def picture_of(house: House, who: Visitor, payment_id: str) -> Response:
    """The picture of a payment, within what somebody may see. Raises NotThere and PictureLocked."""
    proof = (await payment_for(house, who, payment_id)).proof
    try:
        data = await house.parts.vault.get(proof.picture.name)
        if proof.picture.media_type in _SHOWN_AS_THEY_ARE:
            return Response(data, media_type=proof.picture.media_type, headers=HEADERS)
        shown, _, _ = await DARKROOM.shown(data)
        return Response(shown, media_type="image/jpeg", headers=HEADERS)
    except (NotKept, UnreadablePicture) as error:
        raise NotThere from error
    except Locked as error:
        log.warning("a picture cannot be opened", payment=payment_id, why=str(error))
        raise PictureLocked from error
