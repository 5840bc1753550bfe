"""`docs/projections.md` describes the database there is, and its queries answer analysts."""

from collections.abc import AsyncIterator
from typing import TypeAlias

import asyncpg
import pytest

from gomflow.describing.questions import QUESTIONS, Question
from gomflow.describing.read_models import projections_page
from gomflow.testing import servers as real
from gomflow.testing.giving import Credit, gcash, give
from gomflow.testing.stage import stage
from gomflow_events.identity import Role
from gomflow_projections.tables import SCHEMA, metadata
from gomflow_projections.views import ANALYSTS, VIEWS

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) AS type, attnotnull, col_description(attrelid, attnum) AS meaning
FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""

LOST = """
INSERT INTO gomflow.messages (message_id, chat, platform, tenant, view, weight, correlation_id, outcome, attempts,
                               due_at)
VALUES ('m1', 'web-x', 'web', 'installation', 'text', 'normal', 'c1', 'failed', 1, now())
"""


@pytest.fixture(scope="module")
async def analyst(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Connection]:
    """An analyst's connection to read models with something in them for every question."""
    tmp = tmp_path_factory.mktemp("analysts")
    async with real.test_servers(tmp) as running, stage(tmp, running.nats_url, running.database_url) as on:
        gom = await on.person("Juana Cruz", Role.GOM)
        order = await on.order(gom, minimum=5, maximum=None)
        await on.pays(await on.join(order, await on.person("Ana Reyes")))
        await on.doubtful(await on.join(order, await on.person("Ben Santos")))
        await give(on, gom, gcash(Credit("77.00", "9001112223334")))
        assert await on.parts.reads.reach(on.parts.desk.reached, 10)
        connection = await asyncpg.connect(on.parts.database_url)
        await connection.execute(LOST)
        await connection.execute(f"SET ROLE {ANALYSTS}")
        yield connection
        await connection.close()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asks)
async def test_analysts_get_an_answer_to_every_question_of_the_page(question: Question, analyst: Connection) -> None:
    assert f"{question.asks}\n\n```sql\n{question.query}\n```" in projections_page()

    rows = [dict(row) for row in await analyst.fetch(question.query)]

    assert rows
    assert {"code"} >= {name for name in rows[0] if all(row[name] is None for row in rows)}


async def test_the_sums_of_the_examples_are_right(analyst: Connection) -> None:
    missing, agents = [await analyst.fetch(QUESTIONS[place].query) for place in (1, 2)]

    assert [("PHP", 1000, 500, 500)] == [tuple(row) for row in missing]
    assert [("gcash", 1, 100)] == [tuple(row)[:3] for row in agents]


@pytest.mark.parametrize("name", VIEWS)
async def test_views_are_as_they_are_described(name: str, analyst: Connection) -> None:
    found = await analyst.fetch(COLUMNS, f"{SCHEMA}.{name}")
    about = await analyst.fetchval("SELECT obj_description($1::regclass)", f"{SCHEMA}.{name}")

    assert VIEWS[name].about == about
    assert [(column, *said) for column, said in VIEWS[name].columns.items()] == [
        (row["attname"], row["type"], row["meaning"]) for row in found
    ]


@pytest.mark.parametrize("name", [table.name for table in metadata.sorted_tables])
async def test_tables_are_as_the_page_says(name: str, analyst: Connection) -> None:
    found = await analyst.fetch(COLUMNS, f"{SCHEMA}.{name}")
    section = projections_page().partition(f"### `{name}`\n")[2].partition("\n#")[0]
    keys = [column.name for column in metadata.tables[f"{SCHEMA}.{name}"].primary_key]

    assert found
    assert [] == [line for row in found if (line := _line(row, key=row["attname"] in keys)) not in section.splitlines()]
    assert len(found) == sum(line.startswith("| `") for line in section.splitlines())


def _line(row: asyncpg.Record, *, key: bool) -> str:
    notes = "key" if key else "" if row["attnotnull"] else "may be null"
    return f"| `{row['attname']}` | {row['type']} | {notes} | {row['meaning']} |"


async def test_nothing_else_is_in_the_schema(analyst: Connection) -> None:
    relations = await analyst.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v')", SCHEMA
    )
    page = projections_page()

    assert ["alembic_version"] == [row["relname"] for row in relations if f"### `{row['relname']}`" not in page]
