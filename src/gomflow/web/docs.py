"""The API's documentation: Swagger UI from our own files, on the description the app makes of itself."""

from fastapi import APIRouter, Request, Response

from gomflow.web.headers import policy
from gomflow.web.house import HouseDep

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def documentation(request: Request, house: HouseDep) -> Response:
    """The page; its pictures are in its styles, which is why they may be data here."""
    answer = house.pages.show(request, None, "docs.html")
    answer.headers["Content-Security-Policy"] = policy(img_src="data:")
    return answer
