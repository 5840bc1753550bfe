"""What is done with an update, however it came: kept first, and then the small courtesies of the platform."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.methods import AnswerCallbackQuery, GetMe, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters, Update

from gomflow.ports.chat import ChatMoved, Inbox, NotSent, Refused, Uncertain
from gomflow_adapters.telegram.calls import Flooded, ask
from gomflow_adapters.telegram.inbound import GroupQuestion, group_question, to_fact
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.identity import Language

log = structlog.get_logger()

COURTESY_SECONDS = 10
GROUP_MEMORY = 1000


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What is said to a command in a group: a text in the small HTML, and the label of the link to the private chat."""

    text: str
    label: str


class Receiver:
    """Takes updates, from polling and from the webhook alike.

    `group_words` says in a language that orders are talked about in the private chat.
    """

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        pacing: Pacing,
        *,
        group_words: Callable[[Language], GroupWords],
        now: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._pacing = pacing
        self._group_words = group_words
        self._now = now
        self._username = ""
        self._answered = deque[int](maxlen=GROUP_MEMORY)
        self._courtesies: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Keep what an update means; when this returns it is stored, or there was nothing to store.

        Raises what the inbox raises.
        """
        fact = to_fact(update, self._bot.id, self._now())
        if fact is not None:
            await self._inbox.keep(fact)
        if update.callback_query is not None:
            # The client shows the button as busy until this arrives.
            self._politely(self._stop_spinner(update.callback_query.id), "button not answered")
        elif update.message is not None and update.message.chat.id < 0:
            self._politely(self._point_to_private_chat(update), "group not answered")

    async def close(self) -> None:
        """Let the courtesies under way come to their end."""
        await asyncio.gather(*self._courtesies)

    def _politely(self, courtesy: Coroutine[Any, Any, None], otherwise: str) -> None:
        """Do something that may fail, and that nobody waits for."""

        async def attempt() -> None:
            try:
                await courtesy
            except (NotSent, Refused, ChatMoved, Uncertain) as error:
                log.warning(otherwise, platform="telegram", why=str(error))

        task = asyncio.create_task(attempt(), name="telegram courtesy")
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _stop_spinner(self, query_id: str) -> None:
        await ask(self._bot, AnswerCallbackQuery(callback_query_id=query_id), COURTESY_SECONDS)

    async def _point_to_private_chat(self, update: Update) -> None:
        if not self._username:
            me = await ask(self._bot, GetMe(), COURTESY_SECONDS)
            self._username = me.username or ""
        question = group_question(update, self._username)
        if question is None or update.update_id in self._answered:
            return
        self._answered.append(update.update_id)
        try:
            async with self._pacing.turn(question.chat):
                await ask(self._bot, self._invitation(question), COURTESY_SECONDS)
        except Flooded as flooded:
            self._pacing.hold(question.chat, flooded.retry_after)
            raise

    def _invitation(self, question: GroupQuestion) -> SendMessage:
        words = self._group_words(question.language or Language.ENGLISH)
        link = f"https://t.me/{self._username}" + (f"?start={question.start}" if question.start else "")
        button = InlineKeyboardButton(text=words.label, url=link)
        return SendMessage(
            chat_id=question.chat,
            message_thread_id=question.thread,
            text=words.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_parameters=ReplyParameters(message_id=question.message, allow_sending_without_reply=True),
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )
