"""The pictures people sent here, for the intake."""

from gomflow.ports.chat import MediaGone, NotSent
from gomflow.ports.log import LogUnavailable
from gomflow.ports.vault import NotKept, Vault
from gomflow_events.conversation.inbound import Media


class WebMedia:
    """Hands over uploads; implements gomflow.ports.chat.MediaSource.

    That an upload belongs to the chat which sent it was checked when the message was taken.
    """

    in_the_vault = True

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def fetch(self, media: Media, limit: int) -> bytes:
        """The bytes of an upload. Raises MediaGone, ValueError beyond `limit` bytes, NotSent."""
        try:
            data = await self._vault.get(media.source)
        except NotKept as error:
            raise MediaGone(media.source) from error
        except (LogUnavailable, TimeoutError) as error:
            raise NotSent("the vault did not answer") from error
        if len(data) > limit:
            raise ValueError(f"the picture has {len(data)} bytes, more than {limit}")
        return data
