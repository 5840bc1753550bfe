"""Views everybody sees: plain sentences, choices, the greeting, help, settings."""

from gomflow.commands.catalogue import CATALOGUE, Audience
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.words import column, grid, lines, paragraphs
from gomflow_events.identity import ChatKey, Language, Role, chat_of
from gomflow_events.outbound import Button

NAMES = {Language.ENGLISH: "English", Language.FILIPINO: "Filipino", Language.MALAY: "Bahasa Melayu"}


async def text(ask: Ask) -> Draft:
    """One sentence with buttons."""
    rows = [tuple(_button(ask, button["token"]) for button in row) for row in ask.args.get("buttons", [])]
    return Draft(ask.words.packed(ask.args["key"], ask.args.get("facts", {})), tuple(rows))


def _button(ask: Ask, said: str) -> Button:
    _, command, *args = said.split("|")
    return ask.words.press(command, *args)


async def refusal(ask: Ask) -> Draft:
    """Why a request was refused, and what to do."""
    words, facts = ask.words, dict(ask.args["facts"])
    if "fields" in facts:
        names = [_FIELD.get(name, name).replace("_", "-") for name in facts["fields"]]
        facts["fields"] = str(words.listed(words.plain(f"field-{name}") for name in names))
    return Draft(words.packed(f"refusal-{ask.args['code']}", facts), column([words.press("help")]))


_FIELD = {"price": "items"}
"""Parts of an order that people know by another name."""


async def choose(ask: Ask) -> Draft:
    """Which of several is meant."""
    command = ask.args["command"]
    said = [ask.words.press(command, row["argument"], label=row["label"][:60]) for row in ask.args["choices"]]
    return Draft(ask.words.say(f"choose-{_kind(command)}"), column(said))


def _kind(command: str) -> str:
    return CATALOGUE[command].about.value.replace("_", "-")


async def start(ask: Ask) -> Draft:
    """The greeting, with the first things to do."""
    words = ask.words
    is_gom = ask.member is not None and ask.member.has(Role.GOM)
    name = ask.member.name if ask.member is not None else ""
    hello = words.say("unclear") if ask.args.get("unclear") else words.say("hello", name=name, named=bool(name))
    buttons = [words.press("orders"), words.press("mine"), words.press("help"), words.press("language")]
    if is_gom:
        buttons = [
            words.press("manage"),
            words.press("review"),
            words.press("create"),
            words.press("dashboard"),
            *buttons,
        ]
    rows = grid(buttons, 2)
    if ask.args.get("other_flow"):
        rows = ((words.press("resume"),), *rows)
    return Draft(paragraphs(hello, words.say("hello-gom") if is_gom else words.say("hello-buyer")), rows)


async def help_(ask: Ask) -> Draft:
    """Every command the reader can use, with one line each."""
    words = ask.words
    sections = [("help-everybody", Audience.EVERYBODY), ("help-buyer", Audience.BUYER)]
    if ask.args.get("gom"):
        sections.append(("help-gom", Audience.GOM))
    parts = [lines(f"<b>{words.say(key)}</b>", *_commands(ask, audience)) for key, audience in sections]
    return Draft(paragraphs(*parts, words.say("help-proof")), column([words.press("orders"), words.press("mine")]))


def _commands(ask: Ask, audience: Audience) -> list[str]:
    return [
        f"/{command.name} · {ask.words.say('command-' + command.name.replace('_', '-'))}"
        for command in CATALOGUE.values()
        if command.audience is audience and command.in_menu
    ]


async def language(ask: Ask) -> Draft:
    """The languages to choose from, each in its own name."""
    buttons = [ask.words.press("language", chosen.value, label=name) for chosen, name in NAMES.items()]
    return Draft(ask.words.say("language-which"), column(buttons))


async def language_chosen(ask: Ask) -> Draft:
    """The new language, in itself."""
    return Draft(ask.words.say("language-chosen"), column([ask.words.press("start")]))


async def settings(ask: Ask) -> Draft:
    """What is set for the reader."""
    words, member = ask.words, ask.member
    chats = member.chats if member is not None else (ask.chat,)
    notices = next(iter(member.reachable()), ask.chat) if member is not None else ask.chat
    said = words.say(
        "settings-are",
        language=NAMES[words.language],
        chats=words.listed(_platform(ask, chat) for chat in chats),
        notices=_platform(ask, notices),
    )
    return Draft(said, column([words.press("language"), words.press("link")]))


def _platform(ask: Ask, chat: ChatKey) -> str:
    return ask.words.plain(f"platform-{chat_of(chat)[0].value}")


async def opened(ask: Ask) -> Draft:
    """An order is open: how to share it."""
    words, code = ask.words, ask.args["code"]
    links = ask.sources.invitation(code)
    said = words.say("gom-order-opened", title=ask.args["title"], code=code)
    shared = lines(*(f'{name}: <a href="{address}">{address}</a>' for name, address in links))
    return Draft(paragraphs(said, shared), column([words.press("order", code), words.press("manage")]))


async def dashboard(ask: Ask) -> Draft:
    """The one-time link to the dashboard."""
    link = ask.sources.entrance(ask.reader, ask.at)
    label = ask.words.plain("button-open-dashboard")
    return Draft(ask.words.say("dashboard-link"), ((Button(label=label, url=link),),))
