"""What is wrong outside the program, in sentences that say what to do about it."""

from collections.abc import Sequence

import asyncpg
from nats.errors import Error as NatsError
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from gomflow.embedded import EmbeddedError
from gomflow.installation_keys import InstallationKeyTrouble
from gomflow.keys import KeysUnreadable
from gomflow.ports.log import LogUnavailable
from gomflow.ports.vault import Locked
from gomflow.reaching import OutOfReach
from gomflow.settings import mistakes
from gomflow.web.serving import CannotServe
from gomflow_projections.archive import LogLost

_DOCTOR = "`gomflow doctor` says what is there and what is not."

_REFUSED = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.InvalidAuthorizationSpecificationError,
)


def explained(error: Exception) -> Sequence[str]:
    """What to tell whoever typed the command; nothing for what is our own fault, which is better shown as it is."""
    match error:
        case ValidationError():
            return [f"{name} {text}. Correct it in the environment or in .env." for name, text in _settings(error)]
        case LogLost() | EmbeddedError() | OutOfReach() | KeysUnreadable() | InstallationKeyTrouble() | CannotServe():
            return [str(error)]
        case Locked():
            return [f"{str(error)[0].upper()}{str(error)[1:]}."]
        case OSError() if error.filename is not None:
            return [f"{error.filename} cannot be used: {error.strerror}. Choose another data folder with GOMFLOW_DATA."]
        case DBAPIError() if isinstance(cause := getattr(error.orig, "__cause__", None), _REFUSED):
            return [f"Postgres does not do as GOMFLOW asks ({cause}). {_DOCTOR}"]
        case NatsError() | LogUnavailable() | ConnectionError() | TimeoutError():
            return [f"The servers do not answer as they should ({type(error).__name__}: {error}). {_DOCTOR}"]
        case _ if isinstance(error, _REFUSED):
            return [f"Postgres does not do as GOMFLOW asks ({error}). {_DOCTOR}"]
        case _:
            return []


def _settings(error: ValidationError) -> Sequence[tuple[str, str]]:
    return list(mistakes(error).items()) if error.title == "Settings" else []
