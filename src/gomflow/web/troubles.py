"""What can be wrong with a request, as exceptions; how each is told is up to the pages and to the API."""

from collections.abc import Mapping


class Trouble(Exception):
    """Something the asker can be told, and do something about.

    `code` is the end of the key of its texts, `trouble-<code>` and `trouble-<code>-do`; `facts` are what they need.
    """

    status = 400
    code = "bad-request"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts


class NotEntered(Trouble):
    """Nobody is known to be asking: no session, or its time is over."""

    status = 401
    code = "not-entered"


class LinkIsOver(Trouble):
    """The entrance link was not made here, is too old, or was used."""

    status = 410
    code = "link-is-over"


class TokenNeeded(Trouble):
    """The API was asked without a key, or with one that opens nothing."""

    status = 401
    code = "token-needed"


class NotAManager(Trouble):
    """Who asks manages no group orders."""

    status = 403
    code = "not-a-manager"


class ForOperators(Trouble):
    """Only those who run the installation see this."""

    status = 403
    code = "for-operators"


class FromElsewhere(Trouble):
    """The request was sent by a page that is not ours."""

    status = 403
    code = "from-elsewhere"


class SessionOnlyReads(Trouble):
    """The API was asked to change something with the dashboard's cookie instead of a key."""

    status = 403
    code = "session-only-reads"


class NotThere(Trouble):
    """There is no such thing, or it belongs to somebody else, which looks the same from outside."""

    status = 404
    code = "not-there"


class Behind(Trouble):
    """The lists have not come as far as the asker wants to see."""

    status = 503
    code = "behind"


class OutOfReach(Trouble):
    """The log or the database does not answer."""

    status = 503
    code = "out-of-reach"


class PictureLocked(Trouble):
    """The picture is kept, and the installation key that opens it is not set here."""

    status = 503
    code = "picture-locked"


class AlreadyIssued(Trouble):
    """The key was issued by the same request before, and is never shown again."""

    status = 409
    code = "already-issued"


class StatementNotTaken(Trouble):
    """A statement that cannot be taken in, or only with an answer to what is asked about it."""

    status = 422

    def __init__(self, why: str, facts: Mapping[str, object]) -> None:
        super().__init__(**facts)
        self.why = why
        self.code = f"statement-{why}"
