"""Every answer of the simulated Telegram, judged by the published Bot API."""

from typing import Any

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.server import METHODS
from gomflow.testing.bot_api import BotApi
from gomflow.testing.telegram import jpeg, png

KEYBOARD = {
    "inline_keyboard": [[{"text": "Yes", "callback_data": "c|yes"}, {"text": "Site", "url": "https://gomflow.ph"}]]
}
COMMANDS = [{"command": "start", "description": "greet me"}]


class Judged:
    """Calls whose answers are kept for the judge."""

    def __init__(self, api: Any) -> None:
        self._api = api
        self.results: list[tuple[str, Any]] = []

    async def __call__(self, method: str, **fields: Any) -> Any:
        told = await self._api(method, **fields)
        assert told["ok"], told
        self.results.append((method.lower(), told["result"]))
        return told["result"]

    @property
    def methods(self) -> set[str]:
        return {method for method, _ in self.results}


async def says_and_shows_everything(call: Judged, ana: SimulatedUser) -> None:
    text = "<b>Join</b> <a href='https://gomflow.ph/x'>here</a>"
    sent = await call(
        "sendMessage",
        chat_id=ana.id,
        text=text,
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options={"is_disabled": True},
        reply_parameters={"message_id": 1},
    )
    press = await ana.presses("Yes")
    await call("answerCallbackQuery", callback_query_id=press.query_id)
    await call("sendPhoto", chat_id=ana.id, caption="<i>proof</i>", parse_mode="HTML", files={"photo": jpeg()})
    await call("sendDocument", chat_id=ana.id, files={"document": ("a.csv", b"a", "text/csv")})
    await call("sendChatAction", chat_id=ana.id, action="typing")
    await call("editMessageText", chat_id=ana.id, message_id=sent["message_id"], text="after", reply_markup=KEYBOARD)
    await call("editMessageReplyMarkup", chat_id=ana.id, message_id=sent["message_id"])
    await call("deleteMessage", chat_id=ana.id, message_id=sent["message_id"])


async def does_everything(ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    await ana.sends_photo(png(), "paid", album="7")
    await ana.sends_document(b"%PDF", "receipt.pdf", "application/pdf", "paid")
    await ana.says("/start@gomflow_bot", simulator.group(-5, "Fans"))
    ana.blocks()
    ana.unblocks()


async def sets_everything(call: Judged, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    await call("getMe")
    await call("setMyCommands", commands=COMMANDS, scope={"type": "chat", "chat_id": ana.id}, language_code="tl")
    await call("getMyCommands", scope={"type": "chat", "chat_id": ana.id}, language_code="tl")
    await call("deleteMyCommands")
    await call("getMyCommands")
    updates = await call("getUpdates")
    photo = next(update["message"]["photo"] for update in updates if "photo" in update.get("message", {}))
    await call("getFile", file_id=photo[-1]["file_id"])
    await call("getWebhookInfo")
    await call("setWebhook", url="http://127.0.0.1:9/x", allowed_updates=["message"], secret_token="s")
    await simulator.has_delivered(within=0.2)
    await call("getWebhookInfo")
    await call("deleteWebhook")


async def test_every_result_is_as_the_bot_api_says(api: Any, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    judge, call = BotApi(), Judged(api)
    await says_and_shows_everything(call, ana)
    await does_everything(ana, simulator)
    await sets_everything(call, ana, simulator)
    faults = [
        f"{method} {fault}" for method, result in call.results for fault in judge.faults_of_result(method, result)
    ]

    assert set(METHODS) == call.methods
    assert [] == faults


async def test_all_kinds_of_updates_are_as_the_bot_api_says(
    api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    judge = BotApi()
    await api("sendMessage", chat_id=ana.id, text="Join?", reply_markup=KEYBOARD)
    await ana.presses("Yes")
    await does_everything(ana, simulator)
    updates = (await api("getUpdates"))["result"]

    assert {"message", "callback_query", "my_chat_member"} == {key for update in updates for key in update} - {
        "update_id"
    }
    assert [] == [fault for update in updates for fault in judge.faults_of("Update", update)]
