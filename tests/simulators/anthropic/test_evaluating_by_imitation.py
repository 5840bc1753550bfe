"""A whole set through the vision reader and the imitation of its API: the way, what it costs, and what is decided."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from gomflow.evaluating.as_drawn import AsDrawn
from gomflow.evaluating.figures import figures_of
from gomflow.evaluating.running import Outcome, Readings, outcomes
from gomflow.evaluating.truth import picture_of, samples_in
from gomflow.payment.rules import Verdict
from gomflow.ports.reader import UnreadablePicture
from gomflow.simulators.anthropic import Fault, Imitation, imitating
from gomflow.simulators.receipts import make_set
from gomflow.testing.program import Program
from gomflow_adapters.anthropic import AnthropicReader, TokenLedger

COUNT = 10


@dataclass(frozen=True, slots=True)
class Ground:
    """A drawn set, and where the tokens are written down."""

    folder: Path
    ledger: TokenLedger


@pytest_asyncio.fixture(scope="module")
async def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("imitated")
    await asyncio.to_thread(make_set, folder, COUNT, 21)
    return Ground(folder, TokenLedger(folder / "tokens.jsonl"))


async def learned(ground: Ground, *faults: Fault, share: float = 0.0) -> Imitation:
    imitation = Imitation(AsDrawn(ground.folder), share=share, faults=faults or tuple(Fault), slow_s=1.5)
    for sample in samples_in(ground.folder):
        await imitation.learn(picture_of(ground.folder, sample).read_bytes())
    return imitation


@pytest_asyncio.fixture
async def faultless(ground: Ground) -> AsyncIterator[Imitation]:
    async with imitating(await learned(ground)) as imitation:
        yield imitation


async def found(ground: Ground, imitation: Imitation, ledger: TokenLedger) -> list[Outcome]:
    reader = AnthropicReader("imitation", ledger, api=imitation.address, timeout_s=1.0)
    try:
        readings = Readings(reader, "anthropic", None, pause_s=0.0)
        return [one async for one in outcomes(ground.folder, samples_in(ground.folder), readings)]
    finally:
        await reader.aclose()


def approved(decided: list[Outcome]) -> set[int]:
    return {one.sample.id for one in decided if one.decision.verdict is Verdict.APPROVE}


async def test_what_was_drawn_is_decided_as_it_should_and_every_token_written_down(
    ground: Ground, faultless: Imitation, tmp_path: Path
) -> None:
    ledger = TokenLedger(tmp_path / "tokens.jsonl")

    figures = figures_of(await found(ground, faultless, ledger))

    assert (0, 0, 0) == (figures.detectable_approved.hits, figures.rejected_genuine.hits, figures.certain_wrong.hits)
    assert figures.genuine_approved.hits >= figures.genuine_approved.of - 1
    (total,) = ledger.per_day().values()
    assert (faultless.calls["answered"], faultless.input_tokens, faultless.output_tokens) == total
    assert COUNT == total[0]


@pytest.mark.parametrize("fault", [Fault.OVERLOADED, Fault.RATE_LIMITED, Fault.BROKEN, Fault.SLOW])
async def test_what_fails_in_passing_changes_no_decision(
    ground: Ground, faultless: Imitation, tmp_path: Path, fault: Fault
) -> None:
    ledger = TokenLedger(tmp_path / "tokens.jsonl")
    expected = [one.decision for one in await found(ground, faultless, ledger)]
    async with imitating(await learned(ground, fault, share=0.3)) as troubled:
        assert expected == [one.decision for one in await found(ground, troubled, ledger)]

    assert troubled.calls[fault] > 0, "it was in the way"


@pytest.mark.parametrize("fault", [Fault.REFUSAL, Fault.CUT_SHORT, Fault.CHATTY])
async def test_an_answer_of_no_use_leaves_every_proof_to_the_gom(ground: Ground, tmp_path: Path, fault: Fault) -> None:
    async with imitating(await learned(ground, fault, share=1.0)) as useless:
        decided = await found(ground, useless, TokenLedger(tmp_path / "tokens.jsonl"))

    assert Verdict.APPROVE not in {one.decision.verdict for one in decided}
    assert all(one.refused for one in decided)


async def test_words_to_the_model_approve_nothing_that_was_not_approved_before(
    ground: Ground, faultless: Imitation, tmp_path: Path
) -> None:
    ledger = TokenLedger(tmp_path / "tokens.jsonl")
    before = {
        one.sample.id for one in await found(ground, faultless, ledger) if one.decision.verdict is Verdict.APPROVE
    }
    async with imitating(await learned(ground, Fault.INJECTED, share=1.0)) as talking:
        after = {
            one.sample.id for one in await found(ground, talking, ledger) if one.decision.verdict is Verdict.APPROVE
        }

    assert after <= before


async def test_a_picture_it_was_never_shown_is_no_picture_to_it(faultless: Imitation, ground: Ground) -> None:
    reader = AnthropicReader("imitation", ground.ledger, api=faultless.address)
    with pytest.raises(UnreadablePicture):
        await reader.read(b"no picture at all")
    await reader.aclose()


async def test_the_command_says_what_it_will_take_and_sends_nothing_unasked(
    faultless: Imitation, ground: Ground, tmp_path: Path
) -> None:
    there = {"GOMFLOW_ANTHROPIC_API": faultless.address, "ANTHROPIC_API_KEY": "imitation"}
    program = Program(tmp_path, **there)
    command = ("agent", "evaluate", str(ground.folder), "--reader", "anthropic", "--json")

    unasked = await program.does(*command)
    assert (1, 0) == (unasked.code, faultless.calls.total())
    assert "tokens in" in unasked.words
    assert "Send them?" in unasked.words

    sent = await program.does(*command, "--yes")
    assert COUNT == sent.document["pictures"]
    assert COUNT == faultless.calls["answered"]
