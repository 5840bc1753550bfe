"""What may hang under a message."""

from typing import Any

from gomflow.simulators.telegram.entities import checked_link
from gomflow.simulators.telegram.errors import bad_request

CALLBACK_DATA_BYTES = 64
MOST_BUTTONS = 100
_ACTIONS = frozenset(
    {"url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat"}
    | {"switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"}
)

Keyboard = list[list[dict[str, Any]]]


def checked_keyboard(markup: object) -> Keyboard | None:
    """The rows of an inline keyboard, or None for none. Raises ApiError."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be of type Array')
    kept = [[_checked(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return kept


def _checked(button: object) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    given = _ACTIONS & button.keys()
    if len(given) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if "callback_data" in given and not 1 <= len(str(button["callback_data"]).encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in given:
        link = checked_link(str(button["url"]))
        if link is None:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        return {"text": text, "url": link}
    return {key: value for key, value in button.items() if key == "text" or key in given}
