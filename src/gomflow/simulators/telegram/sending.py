"""The methods that put messages into chats, change them and take them away."""

import time
from typing import Any

from gomflow.simulators.telegram.call import Call
from gomflow.simulators.telegram.chats import Json, Message
from gomflow.simulators.telegram.entities import parse, units
from gomflow.simulators.telegram.errors import bad_request
from gomflow.simulators.telegram.keyboards import checked_keyboard
from gomflow.simulators.telegram.telegram import Telegram

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
ANSWER_UNITS = 200
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}
    | {"choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)


async def send_message(telegram: Telegram, call: Call) -> Json:
    """SendMessage."""
    text, entities = _text(call)
    message = _new(telegram, call)
    message.text, message.entities = text, entities
    return _shown(message)


async def send_photo(telegram: Telegram, call: Call) -> Json:
    """SendPhoto, of bytes or of a file that is known."""
    caption, entities = _caption(call)
    upload = call.upload("photo")
    if upload is None and not call.text("photo"):
        raise bad_request("there is no photo in the request")
    photo = telegram.files.again(call.text("photo"), list) if upload is None else telegram.files.photo(upload.data)
    message = _new(telegram, call)
    message.photo, message.text, message.entities = photo, caption, entities
    return _shown(message)


async def send_document(telegram: Telegram, call: Call) -> Json:
    """SendDocument, of bytes or of a file that is known."""
    caption, entities = _caption(call)
    upload = call.upload("document")
    if upload is None and not call.text("document"):
        raise bad_request("there is no document in the request")
    if upload is None:
        document = telegram.files.again(call.text("document"), dict)
    else:
        document = telegram.files.document(upload.data, upload.name, upload.media_type)
    message = _new(telegram, call)
    message.document, message.text, message.entities = document, caption, entities
    return _shown(message)


async def edit_message_text(telegram: Telegram, call: Call) -> Json:
    """EditMessageText."""
    message = _own(telegram, call)
    if message.has_media:
        raise bad_request("there is no text in the message to edit")
    text, entities = _text(call)
    keyboard = checked_keyboard(call.structure("reply_markup"))
    if (text, entities, keyboard or None) == (message.text, message.entities, message.keyboard or None):
        raise bad_request(_SAME)
    message.text, message.entities, message.keyboard = text, entities, keyboard
    return _edited(message)


async def edit_message_reply_markup(telegram: Telegram, call: Call) -> Json:
    """EditMessageReplyMarkup; without one the buttons go."""
    message = _own(telegram, call)
    keyboard = checked_keyboard(call.structure("reply_markup"))
    if (keyboard or None) == (message.keyboard or None):
        raise bad_request(_SAME)
    message.keyboard = keyboard
    return _edited(message)


async def delete_message(telegram: Telegram, call: Call) -> bool:
    """DeleteMessage."""
    chat = telegram.known_chat(call.text("chat_id"))
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    chat.take_away(message_id)
    return True


async def answer_callback_query(telegram: Telegram, call: Call) -> bool:
    """AnswerCallbackQuery; each press is answered once."""
    if units(call.text("text")) > ANSWER_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    press = telegram.presses.pop(call.text("callback_query_id"), None)
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answered_at = telegram.clock()
    press.answer = call.text("text")
    press.chat.changes.tell()
    return True


async def send_chat_action(telegram: Telegram, call: Call) -> bool:
    """SendChatAction."""
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = telegram.known_chat(call.text("chat_id"))
    chat.typing += 1
    chat.changes.tell()
    return True


def _new(telegram: Telegram, call: Call) -> Message:
    keyboard = checked_keyboard(call.structure("reply_markup"))
    chat = telegram.chat_to_write_to(call.text("chat_id"))
    message = telegram.message(chat, telegram.bot)
    message.keyboard = keyboard
    message.preview = call.structure("link_preview_options")
    reply: Any = call.structure("reply_parameters")
    if reply is not None:
        message.reply_to = chat.messages.get(reply.get("message_id"))
        if message.reply_to is None and not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    return message


def _shown(message: Message) -> Json:
    message.chat.put(message)
    return message.json()


def _own(telegram: Telegram, call: Call) -> Message:
    """The bot's message that is to change."""
    chat = telegram.chat_to_write_to(call.text("chat_id"))
    if call.integer("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id") or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not telegram.bot:
        raise bad_request("message can't be edited")
    return message


def _edited(message: Message) -> Json:
    message.edited = int(time.time())
    message.version += 1
    return _shown(message)


def _text(call: Call) -> tuple[str, list[Json]]:
    text, entities = parse(call.text("text"), call.text("parse_mode"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return text, entities


def _caption(call: Call) -> tuple[str, list[Json]]:
    caption, entities = parse(call.text("caption"), call.text("parse_mode"))
    if units(caption) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return caption, entities
