"""Whoever says a sentence hands over every fact it tells, and every case that can come has its words."""

import ast
from collections.abc import Iterator, Mapping
from typing import get_args

from gomflow.conversation.flows.catalogue import FLOWS
from gomflow.order.state import Existing
from gomflow.rejected import Rejected
from gomflow.testing.sentences import Sentence
from gomflow.testing.spoken import facts_given, kebab, last_name, literals, sources, spoken
from gomflow_events.identity import Language
from gomflow_events.order.terms import ClosingCause, LeavingCause, SubmissionStatus

Written = Mapping[Language, Mapping[str, Sentence]]

IN_ONE_PIECE = {
    "facts": {"title", "reference"},
    "_facts(order, submission)": {"title", "reference"},
    "_buyer(submission)": {"buyer", "reference"},
}
"""What the notices hand over together."""


def kinds(kind: type[Rejected] = Rejected) -> Iterator[tuple[str, str]]:
    """The names of the rejections, with their codes."""
    for each in kind.__subclasses__():
        yield each.__name__, each.code
        yield from kinds(each)


def test_a_sentence_gets_the_facts_it_tells(written: Written) -> None:
    english = written[Language.ENGLISH]
    seen, lacking = 0, []
    for source, call, key in spoken():
        facts = facts_given(call, IN_ONE_PIECE)
        for literal in literals(key):
            if facts is not None and literal in english:
                seen += 1
                lacks = english[literal].takes - facts
                lacking += [(f"{source.path}:{call.lineno}", literal, lacks)] if lacks else []

    assert seen > 100
    assert [] == lacking


def test_a_refusal_gets_the_facts_it_tells(written: Written) -> None:
    codes = dict(kinds())
    seen, lacking = set(), []
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Raise) and node.exc is not None:
                call = node.exc if isinstance(node.exc, ast.Call) else ast.Call(node.exc, [], [])
                name = last_name(call.func)
                if name in codes:
                    seen.add(name)
                    lacks = written[Language.ENGLISH][f"refusal-{codes[name]}"].takes - (facts_given(call, {}) or set())
                    lacking += [(f"{source.path}:{node.lineno}", name, lacks)] if lacks else []

    assert set(codes) == seen
    assert [] == lacking


def test_a_problem_gets_the_facts_it_tells(written: Written) -> None:
    problems = [
        (f"{source.path}:{call.lineno}", code, facts_given(call, {}) or set())
        for source in sources()
        for name, call in source.calls()
        if name == "Problem"
        for code in literals(call.args[0])
    ]

    assert problems
    assert [] == [
        (where, code) for where, code, facts in problems if written[Language.ENGLISH][f"problem-{code}"].takes - facts
    ]


def test_a_question_gets_the_facts_it_tells(written: Written) -> None:
    questions = [
        (f"ask-{kebab(flow.name)}-{kebab(step.name)}", {kebab(name) for name in step.shows})
        for flow in FLOWS.values()
        for step in flow.steps
    ]
    asked = [(key, facts) for key, facts in questions if key in written[Language.ENGLISH]]

    assert len(asked) > 10
    assert [] == [
        key for key, facts in asked if not facts >= written[Language.ENGLISH][key].takes - {"methods", "example"}
    ]


def test_every_state_status_and_cause_has_its_words(written: Written) -> None:
    english = written[Language.ENGLISH]
    states = {shape.__name__.lower() for shape in get_args(Existing)}

    assert set(SubmissionStatus) == english["refusal-submission-is-not"].cases["status"]
    assert states == english["refusal-order-is-not"].cases["state"]
    assert states == english["refusal-order-not-open"].cases["state"]
    assert set(LeavingCause) == english["submission-ended"].cases["cause"]
    assert set(LeavingCause) >= english["refund-due"].cases["cause"] - {"other"}
    assert set(ClosingCause) >= english["gom-order-closed"].cases["cause"] - {"other"}
