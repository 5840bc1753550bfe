"""The files that bring GOMFLOW to a server fit each other and the program."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from gomflow.describing.environment import COMPOSE, env_example
from gomflow.embedded.binaries import OLDEST_NATS_SERVER, dotted, nats_server
from gomflow.settings import Settings

ROOT = Path(__file__).parents[2]
VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return found


def test_compose_has_three_services_that_keep_their_data(compose: dict[str, Any]) -> None:
    services = compose["services"]
    named = {volume.partition(":")[0] for one in services.values() for volume in one["volumes"] if volume[0] != "."}

    assert {"nats", "postgres", "gomflow"} == set(services)
    assert set(compose["volumes"]) == named
    assert {"unless-stopped"} == {one["restart"] for one in services.values()}


def test_compose_starts_gomflow_when_its_servers_answer(compose: dict[str, Any]) -> None:
    services = compose["services"]

    assert {"nats", "postgres"} == {name for name, one in services.items() if "healthcheck" in one}
    assert {"service_healthy"} == {one["condition"] for one in services["gomflow"]["depends_on"].values()}
    assert set(services) - {"gomflow"} == set(services["gomflow"]["depends_on"])
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text(), "its own is in its image"


def test_the_health_compose_asks_for_is_where_nats_conf_puts_it(compose: dict[str, Any]) -> None:
    url = compose["services"]["nats"]["healthcheck"]["test"][-1]

    assert f'http: "{url.removeprefix("http://").removesuffix("/healthz")}"' in (ROOT / "nats.conf").read_text()


def test_images_are_pinned(compose: dict[str, Any]) -> None:
    images = {name: one["image"] for name, one in compose["services"].items() if "image" in one}
    base = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert [] == [image for image in [*images.values(), *base] if not re.fullmatch(r"[a-z]+:\d+[\d.]*[a-z-]*", image)]
    assert images["nats"].startswith(f"nats:{dotted(OLDEST_NATS_SERVER)}")


def test_compose_sets_what_gomflow_reads_and_asks_for_every_password(compose: dict[str, Any]) -> None:
    text = (ROOT / "compose.yaml").read_text()
    own = compose["services"]["gomflow"]["environment"]
    demanded = set(re.findall(r"\$\{(\w+):\?", text))

    assert set() == set(own) - VARIABLES
    assert set(COMPOSE) == demanded == set(re.findall(r"\$\{(\w+)", text))
    assert [] == [name for name in demanded if f"\n#{name}=\n" not in env_example()]


def test_no_secret_stands_in_a_file(compose: dict[str, Any]) -> None:
    settings = [item for one in compose["services"].values() for item in one.get("environment", {}).items()]
    secrets = [(name, str(value)) for name, value in settings if re.search("PASSWORD|SECRET|TOKEN", name)]
    addresses = re.findall(r"://\w+:([^@]+)@", (ROOT / "compose.yaml").read_text())

    assert secrets
    assert addresses
    assert [] == [value for value in [*(value for _, value in secrets), *addresses] if "${" not in value]


def test_compose_mounts_files_that_are_there_where_nats_conf_includes_them(compose: dict[str, Any]) -> None:
    mounted = dict(
        volume.removesuffix(":ro").split(":") for volume in compose["services"]["nats"]["volumes"] if volume[0] == "."
    )
    included = re.findall(r'^include "(.+)"', (ROOT / "nats.conf").read_text(), re.MULTILINE)

    assert [] == [path for path in mounted if not (ROOT / path).is_file()]
    assert {f"/etc/gomflow/{path}" for path in ["nats.conf", *included]} == set(mounted.values())
    assert "/etc/gomflow/nats.conf" in compose["services"]["nats"]["command"]


def test_the_image_is_made_of_what_is_there_by_somebody_who_is_not_root() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [path for line in lines if line.startswith("COPY ") for path in line.split()[1:-1]]
    ignored = (ROOT / ".dockerignore").read_text().split()
    user = next(place for place, line in enumerate(lines) if line.startswith("USER "))

    assert [] == [path for path in copied if not (ROOT / path).exists()]
    assert [] == [path for path in copied if path.split("/")[0] in ignored]
    assert {".env", ".git"} <= set(ignored), "secrets and history stay out"
    assert "USER gomflow" == lines[user]
    assert user < next(place for place, line in enumerate(lines) if line.startswith("CMD "))
    assert 'CMD ["gomflow", "run"]' in lines


def test_the_image_has_all_that_the_wheel_is_built_from() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    built = re.findall(r'^    "(src|events|projections|adapters)/', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)

    assert {*built, "migrations", "pyproject.toml", "README.md", "LICENSE"} <= set(" ".join(copied).split())


def test_nats_server_takes_nats_conf_and_writes_everything_to_the_disk() -> None:
    environment = {"NATS_USER": "gomflow", "NATS_PASSWORD": '"1 secret"', "NATS_SUBSCRIBER_PASSWORD": '"2 secret"'}
    check = subprocess.run(
        [nats_server(), "-t", "-c", ROOT / "nats.conf"],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == check.returncode, check.stderr
    assert 'include "src/gomflow/embedded/policy.conf"' in (ROOT / "nats.conf").read_text()
    assert "sync_interval: always" in (ROOT / "src/gomflow/embedded/policy.conf").read_text()
    assert "sync_interval" not in (ROOT / "nats.conf").read_text(), "said once, for every server"
