"""The pictures of proofs, each only for the GOM whose order it is for."""

from typing import Annotated

import structlog
from fastapi import APIRouter, Query, Response

from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import Locked, NotKept
from gomflow.web.house import House, HouseDep
from gomflow.web.troubles import NotThere, PictureLocked
from gomflow.web.visitor import Visitor, VisitorDep, payment_for
from gomflow_adapters.pictures.darkroom import DARKROOM

log = structlog.get_logger()
router = APIRouter(prefix="/review", include_in_schema=False)

_SHOWN_AS_THEY_ARE = frozenset({"image/jpeg", "image/png", "image/webp"})

Turn = Annotated[int, Query(ge=0, le=270, multiple_of=90)]

HEADERS = {
    # A picture is locked where it lies, and deleted a day after the decision: no browser lays a copy on a disk.
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@router.get("/{payment_id}/picture")
async def picture(house: HouseDep, who: VisitorDep, payment_id: str, turn: Turn = 0) -> Response:
    """The picture as it came; what browsers do not show (HEIC, PDF) as a JPEG, and so what is turned clockwise."""
    return await picture_of(house, who, payment_id, turn)


async def picture_of(house: House, who: Visitor, payment_id: str, turn: int = 0) -> Response:
    """The picture of a payment, within what somebody may see. Raises NotThere and PictureLocked."""
    kept = (await payment_for(house, who, payment_id)).proof.picture
    if kept is None:
        raise NotThere
    try:
        data = await house.parts.vault.get(kept.name)
        if not turn and kept.media_type in _SHOWN_AS_THEY_ARE:
            return Response(data, media_type=kept.media_type, headers=HEADERS)
        shown, _, _ = await DARKROOM.shown(data, turn=turn)
        return Response(shown, media_type="image/jpeg", headers=HEADERS)
    except (NotKept, UnreadablePicture) as error:
        raise NotThere from error
    except Locked as error:
        log.warning("a picture cannot be opened", payment=payment_id, why=str(error))
        raise PictureLocked from error
