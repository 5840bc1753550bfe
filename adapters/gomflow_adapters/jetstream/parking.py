"""Where messages go that cannot be handled: parked, with the reason, never dropped."""

from nats.js.api import Header

from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.consumer import Delivered
from gomflow_adapters.jetstream.publish import PATIENCE


class Parking:
    """The stream of parked messages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def park(self, consumer: str, message: Delivered, why: str) -> None:
        """Keep a message under `dead.<consumer>.<its subject>`, with what it was and why it is here."""
        headers = {
            Header.MSG_ID.value: f"{consumer}-{message.sequence}",
            "Gomflow-Consumer": consumer,
            "Gomflow-Subject": message.subject,
            "Gomflow-Sequence": str(message.sequence),
            "Gomflow-Reason": why.replace("\n", " ")[:500],
        }
        subject = f"dead.{consumer}.{message.subject}"
        await self._connection.js.publish(subject, message.data, timeout=PATIENCE, headers=headers)
