"""The bytes behind a picture somebody sent: asked for at once, because Telegram's links expire."""

from aiogram import Bot
from aiogram.methods import GetFile
from aiohttp import ClientError, ClientResponseError

from gomflow.ports.chat import MediaGone, NotSent, Refused, Uncertain
from gomflow_adapters.telegram.calls import ask
from gomflow_events.conversation.inbound import Media

SECONDS = 60
CHUNK = 65536
_NOT_FOUND = 404


class TelegramMedia:
    """Telegram, as the intake of pictures sees it (gomflow.ports.chat.MediaSource)."""

    in_the_vault = False

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, media: Media, limit: int) -> bytes:
        """The bytes behind a picture in a message.

        Raises MediaGone, ValueError for more than `limit` bytes, and NotSent when Telegram is out of reach.
        """
        if media.size > limit:
            raise ValueError(f"more than {limit} bytes")
        try:
            file = await ask(self._bot, GetFile(file_id=media.source), SECONDS)
        except Uncertain as error:
            # Nothing is done twice by asking for a file again.
            raise NotSent(str(error)) from None
        except Refused as refused:
            if refused.code == "file-is-too-big":
                raise ValueError("more bytes than Telegram hands to bots") from None
            raise MediaGone from None
        if not file.file_path:
            raise MediaGone
        return await self._download(file.file_path, limit)

    async def _download(self, path: str, limit: int) -> bytes:
        session = self._bot.session
        url = session.api.file_url(self._bot.token, path)
        data = bytearray()
        try:
            async for chunk in session.stream_content(url, timeout=SECONDS, chunk_size=CHUNK):
                data += chunk
                if len(data) > limit:
                    raise ValueError(f"more than {limit} bytes")
        except ClientResponseError as error:
            # The address carries the token, so the error that quotes it ends here.
            if error.status == _NOT_FOUND:
                raise MediaGone from None
            raise NotSent(f"Telegram's files answer {error.status}") from None
        except (ClientError, TimeoutError) as error:
            raise NotSent(f"Telegram's files are out of reach ({type(error).__name__})") from None
        return bytes(data)
