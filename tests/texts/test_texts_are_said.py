"""Code and texts know each other: what is said exists, and what exists is said somewhere."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from gomflow.commands.catalogue import CATALOGUE, About, Audience
from gomflow.conversation.flows.catalogue import FLOWS
from gomflow.conversation.flows.creating import CLOSE_WHEN_FULL, KEEP_A_WAITLIST, TAKES
from gomflow.conversation.flows.flow import CONFIRM
from gomflow.conversation.handlers.reviewing import ASK_REASONS, REASONS, UNDO_REASONS
from gomflow.notify.views import steps
from gomflow.order.state import Existing
from gomflow.ports.precedents import Likeness
from gomflow.rejected import Rejected
from gomflow.statement.reading import decoding
from gomflow.testing.sentences import Sentence
from gomflow.testing.spoken import CODE, first_arguments, kebab, literals, sources, spoken
from gomflow_events.identity import Language, Platform
from gomflow_events.money import Currency
from gomflow_events.order.terms import SubmissionStatus
from gomflow_events.payment.events import PaymentEvent
from gomflow_events.payment.terms import Doubt, TransferStatus
from gomflow_events.statement.terms import Skip

Written = Mapping[Language, Mapping[str, Sentence]]

PICTURES = ("gomflow_adapters/pictures/", "gomflow_adapters/intake.py")
"""Where a picture can turn out to be one that is not taken in."""

READ = {"amount", "method", "reference", "paid-at", "recipient", "status"}
"""What the review shows of a receipt."""

SPECIAL = {"yes", "no", "take", "leave", "anyway"}
"""Last words of a button's command that change what the button says."""

WAITING: set[str] = set()
"""Sentences that nothing says yet. Whatever begins to be said leaves this list."""

PAGES = frozenset({"webchat.ftl", "dashboard.ftl"})
"""Files of pages, whose templates and scripts put names together in ways of their own."""

PAGE_CODE = ("gomflow/web/", "gomflow_adapters/webchat/")


def rejections(kind: type[Rejected] = Rejected) -> Iterator[type[Rejected]]:
    for each in kind.__subclasses__():
        yield each
        yield from rejections(each)


def questions() -> Iterator[str]:
    """The questions of the flows that are one sentence."""
    for flow in FLOWS.values():
        for step in flow.steps:
            one_of_many = flow.name == "edit" and step.name == "value"
            for name in TAKES if one_of_many else (step.name,):
                special = (flow.name, name) in steps._SPECIAL or name in steps._BY_STEP
                if name != CONFIRM and not special:
                    yield f"{kebab(flow.name)}-{kebab(name)}"


def pressed() -> Iterator[str]:
    """The buttons that give a command; the operator is only ever asked for a yes or a no."""
    yield from (kebab(name) for name in CATALOGUE if name != "admit")
    for source in sources():
        for node in ast.walk(source.tree):
            parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
            words = [source.constants.get(ast.unparse(part), "") or "".join(literals(part)) for part in parts]
            if len(words) > 1 and words[0] in CATALOGUE and words[-1] in SPECIAL:
                yield f"{kebab(words[0])}-{words[-1]}"


@cache
def families() -> Mapping[str, set[str]]:
    """The keys whose end is put together, by their beginning."""
    for aggregate in ("order", "payment", "member", "statement"):
        import_module(f"gomflow.{aggregate}.rejections")
    about = {kebab(about) for about in About if about is not About.NOTHING}
    troubles = first_arguments("UnreadablePicture", *PICTURES) | first_arguments("PictureTrouble", "gomflow/")
    statements = first_arguments("StatementTrouble", "gomflow/") | first_arguments("StatementNotTaken", "gomflow/")
    other_kinds = {kind for _, kind in decoding._OTHER_KINDS}
    return {
        "statement-": statements | other_kinds,
        "skip-": {kebab(skip) for skip in Skip},
        "refusal-": {each.code for each in rejections()},
        "problem-": first_arguments("Problem", "gomflow/"),
        "picture-": {kebab(trouble) for trouble in troubles},
        "doubt-": {kebab(doubt) for doubt in Doubt},
        "advice-": {kebab(doubt) for doubt in Doubt},
        "status-": {kebab(status) for status in SubmissionStatus},
        "state-": {shape.__name__.lower() for shape in get_args(Existing)},
        "read-": READ,
        "reason-": {*REASONS, *ASK_REASONS, *UNDO_REASONS},
        "likeness-": {kebab(likeness) for likeness in Likeness},
        "outcome-": {"reading", "review", "approved", "rejected", "asked-again"},
        "choose-": about,
        "nothing-fits-": about,
        "ask-": set(questions()),
        "ask-submit-": {name for flow, name in steps._SPECIAL if flow == "submit"},
        "button-": {*pressed(), "review-next"},
        "button-skip-": set(steps._SKIPPABLE),
        "button-when-full-": {KEEP_A_WAITLIST, CLOSE_WHEN_FULL},
        "button-confirm-": {kebab(flow.name) for flow in FLOWS.values() if CONFIRM in flow.by_name},
        "transfer-": {status.value for status in TransferStatus},
        "platform-": {platform.value for platform in Platform},
        "currency-": {currency.lower() for currency in Currency},
        "field-": {kebab(name) for name in TAKES},
        "no-": {"maximum", "description"},
        "command-": {kebab(name) for name, command in CATALOGUE.items() if command.in_menu},
        "help-": {audience.value for audience in Audience if audience is not Audience.OPERATOR},
    }


def put_together() -> set[str]:
    return {f"{beginning}{end}" for beginning, ends in families().items() for end in ends}


def named() -> Iterator[tuple[str, str]]:
    """Where a sentence is said, or chosen to be said, by its whole name."""
    for source, call, key in spoken():
        yield from ((f"{source.path}:{call.lineno}", literal) for literal in literals(key))
    for source in sources():
        if source.path.startswith("gomflow/notify/"):
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "key":
                    yield from ((f"{source.path}:{node.lineno}", literal) for literal in literals(node.value))


def test_every_sentence_that_is_said_by_its_name_exists(written: Written) -> None:
    keys = list(named())

    assert len(keys) > 100
    assert [] == [(where, key) for where, key in keys if key not in written[Language.ENGLISH]]


@pytest.mark.parametrize("beginning", families())
def test_every_sentence_whose_name_is_put_together_exists(beginning: str, written: Written) -> None:
    expected = {f"{beginning}{end}" for end in families()[beginning]}

    assert expected
    assert [] == sorted(expected - written[Language.ENGLISH].keys())


def test_names_are_put_together_only_in_the_known_ways() -> None:
    beginnings = set()
    for source, _, key in spoken():
        first = key.values[0] if isinstance(key, ast.JoinedStr) else key.left if isinstance(key, ast.BinOp) else None
        if first is not None and not source.path.startswith(PAGE_CODE):
            beginnings |= {(source.path, literal) for literal in literals(first)}

    assert len(beginnings) > 10
    assert [] == [(path, one) for path, one in beginnings if one not in families()]


def test_every_sentence_of_the_chats_is_said_somewhere(written: Written) -> None:
    constants = {node.value for source in sources() for node in ast.walk(source.tree) if isinstance(node, ast.Constant)}
    chats = [key for key, sentence in written[Language.ENGLISH].items() if sentence.file not in PAGES]

    assert WAITING == {key for key in chats if key not in constants | put_together()}


def test_whatever_happens_to_a_payment_has_words_in_its_history(written: Written) -> None:
    happens = [re.sub(r"(?<!^)(?=[A-Z])", "-", event.__name__).lower() for event in get_args(PaymentEvent)]

    assert len(happens) > 10
    assert [] == [one for one in happens if f"dash-past-{one}" not in written[Language.ENGLISH]]


def test_every_sentence_of_a_page_is_shown_somewhere(written: Written) -> None:
    shown = "\n".join(_read(file) for folder in CODE for file in sorted(folder.rglob("*.*")))
    whole = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", shown))
    begun = tuple(set(re.findall(r"[\"'`]([a-z0-9]+(?:-[a-z0-9]+)*-)(?=[\"'`{$])", shown)) - {"webchat-"})
    pages = [key for key, sentence in written[Language.ENGLISH].items() if sentence.file in PAGES]

    assert pages
    assert [] == [key for key in pages if not _ends(key) & whole and not key.startswith(begun)]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.suffix in {".py", ".html", ".js"} else ""


def _ends(key: str) -> set[str]:
    """The page of the web chat leaves out how the names of its sentences begin."""
    parts = key.split("-") if key.startswith("webchat-") else [key]
    return {"-".join(parts[start:]) for start in range(min(3, len(parts)))}
