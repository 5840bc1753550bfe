"""Whether a request comes from our own pages: what other sites make a browser send is turned away."""

from collections.abc import Mapping
from urllib.parse import urlsplit


def from_our_pages(headers: Mapping[str, str], base: str) -> bool:
    """Whether a request that changes something was sent by a page of ours.

    Every browser names the page's origin in the headers of a POST, which no script can forge; a request without one, or
    from a sandbox (`null`), is none of ours. `base` is the public address, for a proxy that changes the Host header.
    """
    fetched = headers.get("sec-fetch-site", "same-origin")
    if fetched != "same-origin":
        return False
    try:
        origin = urlsplit(headers.get("origin", ""))
    except ValueError:
        return False
    ours = {headers.get("host", "").lower(), urlsplit(base).netloc.lower()} - {""}
    return origin.scheme in {"http", "https"} and origin.netloc.lower() in ours
