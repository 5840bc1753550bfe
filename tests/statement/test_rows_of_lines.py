"""The rows of statement lines that analysts read follow what is said of the lines."""

import secrets
from typing import Any

from sqlalchemy import select

from gomflow.conversation.flows.matching import matching, unmatching
from gomflow.testing.giving import Credit, begin, gcash, outcome, statements
from gomflow.testing.stage import Person, Place, Stage
from gomflow.waiting import until
from gomflow_events.statement.requests import SettingAsideRequested, TakingBackRequested
from gomflow_projections.tables import statement_lines


async def test_a_row_follows_its_line(scene: Stage, gom: Person, places: list[Place]) -> None:
    number, other = (str(secrets.randbelow(9 * 10**12) + 10**12) for _ in range(2))
    payment_id = await scene.doubtful(places[0], reference=None, amount=None, recipient=None, recipient_account=None)
    name = await begin(scene, gom, gcash(Credit("500.00", number, "CASH IN"), Credit("7.00", other)))
    await outcome(scene, gom, name)
    lines = (await statements(scene, gom)).lines.values()
    line, fee = sorted((kept.line for kept in lines), key=lambda one: -one.amount.amount)

    taken_in = await row(scene, line.line_id)
    await scene.does(gom, "payment", payment_id, matching("gcash", line))
    await until(lambda: has(scene, line.line_id, payment_id=payment_id, how="settled"), why="it is explained")
    await scene.does(gom, *unmatching(payment_id, await scene.payment(payment_id), line.line_id))
    await until(lambda: has(scene, line.line_id, payment_id=None, how=None), why="it is free again")
    await scene.does(gom, "statement", gom.member_id, SettingAsideRequested(line_id=fee.line_id))
    aside = await row(scene, fee.line_id)
    await scene.does(gom, "statement", gom.member_id, TakingBackRequested(import_id=name))

    assert taken_in is not None
    assert (gom.member_id, "gcash", "file", name) == tuple(
        taken_in[column] for column in ("gom_id", "bank", "source", "import_id")
    )
    assert ("500.00", "PHP", "CASH IN", [number]) == (
        str(taken_in["amount"]),
        taken_in["currency"],
        taken_in["sender"],
        taken_in["reference_numbers"],
    )
    assert aside is not None
    assert aside["set_aside_at"] is not None
    assert [None, None] == [await row(scene, one.line_id) for one in (line, fee)]


async def row(scene: Stage, line_id: str) -> dict[str, Any] | None:
    async with scene.parts.engine.connect() as connection:
        found = await connection.execute(select(statement_lines).where(statement_lines.c.line_id == line_id))
        one = found.mappings().first()
    return None if one is None else dict(one)


async def has(scene: Stage, line_id: str, **wanted: str | None) -> bool:
    found = await row(scene, line_id)
    return found is not None and all(found[name] == value for name, value in wanted.items())
