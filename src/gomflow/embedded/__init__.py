"""The servers GOMFLOW brings along: nats-server and Postgres on a data folder, kept running and stopped cleanly."""

from gomflow.embedded.errors import EmbeddedError
from gomflow.embedded.servers import Embedded, Endpoints

__all__ = ["Embedded", "EmbeddedError", "Endpoints"]
