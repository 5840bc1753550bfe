"""Free TCP ports on the loopback interface."""

import contextlib
import random
import socket

from gomflow.embedded.errors import EmbeddedError

LOOPBACK = "127.0.0.1"

# Below every ephemeral range (Linux from 32768, macOS and IANA from 49152): a client that keeps trying a port of that
# range while its server restarts can be given that very port for its own end, connect to itself and bar the server.
_PORTS = range(20_000, 32_000)
_CHANCE = random.SystemRandom()


def is_free(port: int) -> bool:
    """Whether a server could listen on `port` of the loopback interface now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Without this a port whose last connection closed a moment ago looks taken; servers set it too.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind((LOOPBACK, port))
            return True
    return False


def choose_port(wanted: int | None) -> int:
    """`wanted` if it is free, or any free port when none is wanted."""
    if wanted is not None:
        if not is_free(wanted):
            raise EmbeddedError(
                f"Port {wanted} on {LOOPBACK} is in use. Stop what listens there or choose another port."
            )
        return wanted
    for port in _CHANCE.sample(_PORTS, 200):
        if is_free(port):
            return port
    raise EmbeddedError(f"No free port found on {LOOPBACK} between {_PORTS.start} and {_PORTS.stop}.")
