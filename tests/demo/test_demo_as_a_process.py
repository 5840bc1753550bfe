"""`gomflow demo` as people run it: when what it verifies does not hold, it says so and ends with 1."""

import asyncio
import json
import os
import sys
from pathlib import Path

import asyncpg
import pytest

from gomflow.serving import Addresses
from gomflow.waiting import until
from gomflow_projections.tables import SCHEMA

pytestmark = pytest.mark.slow

FORGERY = f"""
CREATE FUNCTION forge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount > 0 THEN NEW.amount := NEW.amount + 0.01; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER forge BEFORE INSERT ON {SCHEMA}.ledger FOR EACH ROW EXECUTE FUNCTION forge();
"""


async def forge(addresses: Path) -> None:
    """Have Postgres itself add a centavo to every payment it is told to note down."""
    noted = await asyncio.to_thread(addresses.read_text)
    url = Addresses(**json.loads(noted)).database_url

    async def has_tables() -> bool:
        return bool(await connection.fetchval("SELECT to_regclass($1)", f"{SCHEMA}.ledger"))

    connection = await asyncpg.connect(url)
    try:
        await until(has_tables, within=60, why="the demo migrates")
        await connection.execute(FORGERY)
    finally:
        await connection.close()


async def test_a_demo_whose_rows_are_forged_ends_with_1(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("gomflow")
    process = await asyncio.create_subprocess_exec(
        *(str(command), "demo", "--buyers", "4", "--json"),
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        notes = await until(lambda: list(tmp_path.glob("gomflow-demo-*/addresses.json")), 120, "the demo starts")
        await forge(notes[0])
        output, _ = await asyncio.wait_for(process.communicate(), 240)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    report = json.loads(output.splitlines()[-1])
    assert process.returncode == 1
    assert report["passed"] is False
    assert report["faults"]
    assert all("the ledger has" in fault for fault in report["faults"]), report["faults"]
