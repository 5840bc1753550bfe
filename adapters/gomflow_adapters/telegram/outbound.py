"""Messages go out: laid out for Telegram, paced, each part handed over once."""

from collections import OrderedDict
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.methods import SendDocument, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile, LinkPreviewOptions, Message

from gomflow.ports.chat import ChatMoved, NotSent, Refused, Sent
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_adapters.telegram.calls import Flooded, ask
from gomflow_adapters.telegram.layout import Part, PicturePart, TextPart, lay_out
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.identity import chat_of
from gomflow_events.outbound import MessageDue, Weight

TEXT_SECONDS = 25
UPLOAD_SECONDS = 50
MOST_BEGUN = 1000
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NO_PHOTO = frozenset({"photo-invalid-dimensions", "image-process-failed", "photo-save-file-invalid"})
"""What Telegram says of a picture that it does not want as a photo; as a document it takes any."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A message of which some parts are with Telegram and some are not."""

    provider_ids: tuple[str, ...]
    left: tuple[Part, ...]


class TelegramSender:
    """Telegram, as the outbox sees it (gomflow.ports.chat.Sender)."""

    def __init__(self, bot: Bot, pacing: Pacing) -> None:
        self._bot = bot
        self._pacing = pacing
        self._begun: OrderedDict[str, _Begun] = OrderedDict()

    async def send(self, message: MessageDue, picture: bytes | None) -> Sent:
        """Show a message in its chat, in parts where it is long.

        When a part after the first was not sent, the next attempt of this process goes on with that part.
        """
        _, chat = chat_of(message.chat)
        begun = self._begun.pop(message.message_id, None) or _Begun((), lay_out(*await _framed(message, picture)))
        if not begun.left:
            raise Refused("empty", "there is nothing to show")
        while begun.left:
            try:
                provider_id = await self._show(int(chat), begun.left[0], bulk=message.weight is Weight.BROADCAST)
            except (NotSent, ChatMoved):
                self._remember(message.message_id, begun)
                raise
            begun = _Begun((*begun.provider_ids, provider_id), begun.left[1:])
        return Sent(begun.provider_ids)

    def _remember(self, message_id: str, begun: _Begun) -> None:
        if begun.provider_ids:
            self._begun[message_id] = begun
            if len(self._begun) > MOST_BEGUN:
                self._begun.popitem(last=False)

    async def _show(self, chat: int, part: Part, *, bulk: bool) -> str:
        try:
            async with self._pacing.turn(chat, bulk=bulk):
                shown = await self._hand_over(chat, part)
        except Flooded as flooded:
            self._pacing.hold(chat, flooded.retry_after)
            raise
        except Refused as refused:
            if isinstance(part, PicturePart) and part.as_photo and refused.code in _NO_PHOTO:
                return await self._show(chat, replace(part, as_photo=False), bulk=bulk)
            raise
        return str(shown.message_id)

    async def _hand_over(self, chat: int, part: Part) -> Message:
        if isinstance(part, TextPart):
            words = SendMessage(
                chat_id=chat,
                text=part.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=part.keyboard,
            )
            return await ask(self._bot, words, TEXT_SECONDS)
        file = BufferedInputFile(part.data, part.file_name)
        caption = part.caption or None
        if part.as_photo:
            photo = SendPhoto(
                chat_id=chat, photo=file, caption=caption, parse_mode=ParseMode.HTML, reply_markup=part.keyboard
            )
            return await ask(self._bot, photo, UPLOAD_SECONDS)
        document = SendDocument(
            chat_id=chat, document=file, caption=caption, parse_mode=ParseMode.HTML, reply_markup=part.keyboard
        )
        return await ask(self._bot, document, UPLOAD_SECONDS)


async def _framed(message: MessageDue, picture: bytes | None) -> tuple[MessageDue, bytes | None]:
    """A message with its marks drawn on the picture, which is a JPEG then."""
    drawn = None if picture is None else await DARKROOM.marked(picture, message.marks)
    if drawn is None or message.picture is None:
        return message, picture
    return replace(message, picture=replace(message.picture, media_type="image/jpeg")), drawn
