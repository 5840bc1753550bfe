"""A GOMFLOW that logs all it can, and proofs on their way through it: nothing of them is in a log or in any file."""

import asyncio
import base64
import functools
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from gomflow.chance import first_member_id
from gomflow.keys import keys_of
from gomflow.parts import Parts, assemble
from gomflow.payment.state import Approved, InReview, Reading, Refused
from gomflow.serving import Addresses
from gomflow.settings import Settings
from gomflow.simulators.receipts import Case, Proof, make_proof
from gomflow.simulators.webchat import WebVisitor
from gomflow.testing.house import running as running_beside
from gomflow.testing.program import Program
from gomflow.testing.stage import Person, Place, Stage
from gomflow.waiting import until
from gomflow.web.links import WebLinks
from gomflow_adapters.webchat.visitor import web_chat
from gomflow_events.identity import PaymentId, Role

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

HOLDER, ACCOUNT, SENDER, AMOUNT = "Wilhelmina Q. Account-Holder", "09175550142", "Bartholomew Payer", "565.50"
BUYER = "Ana Reyes"


async def keeps_up(parts: Parts) -> None:
    """Know here how far the lists of the other process have come."""
    while True:
        await parts.progress["desk"].reached(await parts.store.position("desk"))
        await asyncio.sleep(0.05)


async def drawn(stage: Stage, place: Place, case: Case, seed: int) -> Proof:
    order = await stage.state(place.order.order_id)
    return make_proof(
        case,
        "gcash",
        amount=order.book[place.submission_id].balance,
        payee_name=order.details.pay_to[0].holder,
        payee_account=order.details.pay_to[0].account,
        sender=SENDER,
        paid_at=(datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None, microsecond=0),
        rng=Random(seed),
    )


async def payments(stage: Stage, place: Place) -> list[PaymentId]:
    """The proofs of a place, once each is decided or waits for the manager."""
    commits = await stage.parts.log.read("order", place.order.order_id)
    events = [event for stored in commits for decision in stored.commit.decisions for event in decision.events]
    found = [json.loads(bytes(event.data)) for event in events if event.type == "ProofReceived"]
    ids = [PaymentId(one["payment_id"]) for one in found if one["submission_id"] == place.submission_id]
    states = [await stage.payment(one) for one in ids]
    return [] if any(isinstance(state, Reading) for state in states) else ids


def personal(stage_values: Sequence[object]) -> set[str]:
    """What may not be anywhere, as it could be written."""
    said = {str(value) for value in stage_values if value not in {None, ""}}
    return {form for one in said for form in (one, one.upper(), one.replace(" ", "")) if len(form) > 4}


@asynccontextmanager
async def beside(program: Program, url: str) -> AsyncIterator[tuple[Stage, WebVisitor]]:
    """A stage on the servers of the process that runs, and a visitor of its chat page."""
    servers = Addresses(**json.loads((program.data / "addresses.json").read_text()))
    settings = Settings.model_validate({"data": program.data})
    keys = keys_of(settings)
    links = WebLinks(url, keys.secret)
    async with (
        assemble(settings, keys, servers.nats_url, servers.database_url, links) as parts,
        WebVisitor(url, "en") as visitor,
        running_beside(keeps_up(parts)),
    ):
        yield Stage(parts, links), visitor


async def place_of(stage: Stage, visitor: WebVisitor) -> Place:
    """A place in an order, of somebody who has just come to the chat page."""
    await visitor.says("/start")
    assert await visitor.until(lambda: visitor.messages, 20)
    order = await stage.order(await stage.person("A manager", Role.GOM))
    member = first_member_id(web_chat(visitor.chat))
    return await stage.join(order, Person(member, BUYER))


async def sends_proofs(stage: Stage, place: Place, visitor: WebVisitor) -> list[bytes]:
    """Proofs that the Smart Agent decides, and a picture that nobody can open; answers with those of the proofs."""
    proofs = [await drawn(stage, place, Case.WRONG_AMOUNT, 11), await drawn(stage, place, Case.GENUINE, 12)]
    for number, proof in enumerate(proofs, 1):
        await visitor.sends_picture(proof.image, proof.media_type, caption=SENDER)
        await until(functools.partial(_so_many, stage, place, number), 90, "the proof is decided")
    await visitor.sends_picture(b"\xff\xd8\xff" + HOLDER.encode() * 50, "image/jpeg")
    assert await visitor.until(lambda: any("damaged" in m.text for m in visitor.messages.values()), 20)
    return [proof.image for proof in proofs]


async def read_in(stage: Stage, place: Place) -> set[str]:
    """What the Smart Agent read in the proofs of a place, as it could be written."""
    said: set[str] = set()
    for payment_id in await payments(stage, place):
        payment = await stage.payment(payment_id)
        assert isinstance(payment, Approved | InReview | Refused)
        fields = payment.assessed.fields
        assert fields.reference
        said |= personal([fields.reference, fields.sender, fields.recipient, fields.recipient_account])
        said |= {str(fields.amount), f"{fields.amount:,}"}
    return said


async def cannot_be_handled(stage: Stage) -> None:
    """Something comes in that nobody can read: it goes the way of errors."""
    sick = b'{"type": "MessageReceived", "data": {"text": "' + HOLDER.encode()
    await stage.parts.connection.js.publish("inbound.web.sick", sick)
    await until(lambda: stage.parts.parking.queues("inbound"), 20, "it is parked")


def nothing_in_files(program: Program, said: set[str], pictures: Sequence[bytes]) -> None:
    """Nothing said is in the logs of the servers, nothing shown in any file, and no file beside the data folder."""
    files = {path: path.read_bytes() for path in program.folder.rglob("*") if path.is_file()}
    logs = [data for path, data in files.items() if path.suffix == ".log"]
    assert len(logs) >= 2, "those of the servers"
    assert [] == sorted(one for one in said if any(one.encode() in data for data in logs))
    for picture in pictures:
        pieces = [picture[:24], picture[len(picture) // 2 :][:24], picture[-48:-24]]
        assert [] == [path for path, data in files.items() if any(piece in data for piece in pieces)]
    outside = [path for path in files if program.data not in path.parents]
    assert [] == outside, (
        "nothing is laid down but in the data folder, and no library notes for its makers what it does"
    )


async def test_proofs_that_are_approved_doubted_and_unreadable_leave_nothing_in_the_logs(program: Program) -> None:
    temporary = program.folder / "temporary"
    temporary.mkdir()
    loud = {"GOMFLOW_LOG_LEVEL": "debug", "GOMFLOW_LOG_FORMAT": "json", "TMPDIR": str(temporary)}
    async with program.running("run", **loud) as running:
        limits = await asyncio.to_thread(Path(f"/proc/{running.process.pid}/limits").read_text)
        assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE), "no memory is dumped"
        url = running.ready["api_docs"].removesuffix("/api/docs").removesuffix("/docs")
        async with beside(program, url) as (stage, visitor):
            place = await place_of(stage, visitor)
            pictures = await sends_proofs(stage, place, visitor)
            said = {HOLDER, ACCOUNT, SENDER, BUYER, AMOUNT} | await read_in(stage, place)
            await cannot_be_handled(stage)
        ended = await running.stop()

    assert "parked" in ended.err, "it logs"
    assert [] == sorted(one for one in said if one in ended.err + ended.out)
    assert [] == [picture for picture in pictures if base64.b64encode(picture[:30]).decode() in ended.err]
    assert [] == [picture for picture in pictures if repr(picture[30:60])[2:-1] in ended.err]
    nothing_in_files(program, said, pictures)


async def _so_many(stage: Stage, place: Place, count: int) -> bool:
    return len(await payments(stage, place)) == count
