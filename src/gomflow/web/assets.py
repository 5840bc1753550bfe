"""Static files: our styles and scripts, htmx, and the reader of the API's description; read once, named by digest."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}

_SWAGGER = "static/drf_spectacular_sidecar/swagger-ui-dist"
_THEIRS = (
    ("django_htmx", "static/django_htmx/htmx-2.min.js", "htmx.js"),
    ("drf_spectacular_sidecar", f"{_SWAGGER}/swagger-ui-bundle.js", "swagger-ui.js"),
    ("drf_spectacular_sidecar", f"{_SWAGGER}/swagger-ui.css", "swagger-ui.css"),
)
"""Files of packages that carry other people's scripts: the package, the file in it, the name it gets here."""

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}
"""An asset's address holds its digest, so that it never changes under its address."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its media type and the first signs of its SHA-256."""

    data: bytes
    media_type: str
    digest: str


class Assets:
    """All static files, by name."""

    def __init__(self) -> None:
        self._found: Mapping[str, Asset] = dict(_all())

    def url(self, name: str) -> str:
        """The address of a file. Raises KeyError for one there is not."""
        return f"/static/{self._found[name].digest}/{name}"

    def find(self, digest: str, name: str) -> Asset | None:
        """A file of this release; None for what there is not, or not any more."""
        asset = self._found.get(name)
        return asset if asset is not None and asset.digest == digest else None

    def router(self) -> APIRouter:
        """The route they are served under."""
        router = APIRouter()

        @router.get("/static/{digest}/{name}", include_in_schema=False)
        async def static(digest: str, name: str) -> Response:
            asset = self.find(digest, name)
            if asset is None:
                return Response(status_code=404)
            return Response(asset.data, media_type=asset.media_type, headers=_HEADERS)

        return router


def _all() -> Iterator[tuple[str, Asset]]:
    for path in (Path(__file__).parent / "static").iterdir():
        if path.suffix in _TYPES:
            yield path.name, _asset(path)
    for package, file, name in _THEIRS:
        yield name, _asset(_folder(package) / file)


def _folder(package: str) -> Path:
    """The folder of an installed package, found without importing it: these bring Django with them."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"The package {package} is not installed: install GOMFLOW with its dependencies.")
    return Path(next(iter(spec.submodule_search_locations)))


def _asset(path: Path) -> Asset:
    data = path.read_bytes()
    return Asset(data, _TYPES[path.suffix], hashlib.sha256(data).hexdigest()[:16])
