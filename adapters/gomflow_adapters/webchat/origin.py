"""Whether a request comes from our own page: what other sites make a browser send is turned away."""

from collections.abc import Mapping
from urllib.parse import urlsplit


def same_origin(headers: Mapping[str, str]) -> bool:
    """Whether the Origin of a request is the host it was sent to.

    Browsers send an Origin with every WebSocket and every upload, so one without it is none of our page's. A proxy in
    front has to pass the Host header on as it is.
    """
    origin, host = headers.get("origin", ""), headers.get("host", "")
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return bool(host) and parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()
