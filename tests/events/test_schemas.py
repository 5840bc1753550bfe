"""The schemas and the AsyncAPI document are what they claim to be, and agree with what is written."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from gomflow.describing.asyncapi import published_events, recorded_example
from gomflow.describing.schemas import all_schemas, kept_schemas
from gomflow_events.catalogue import EVENTS, EventType
from gomflow_events.codec import encode
from gomflow_events.personal import without_personal
from gomflow_events.published import cloud_event, feed_key, published_fields, subject_of
from gomflow_events.schemas import event_key

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "events" / "schemas"
DOCUMENT: dict[str, Any] = json.loads((FOLDER / "asyncapi.json").read_text(encoding="utf-8"))
BY_NAME = {kind.name: kind for kind in published_events()}
PERSONS = ("Ana Reyes", "Mara Santos", "+639171234567", "Mabini", "09171112222", "ANA R.", "MA***A", "700123456")
SECRETS = ("2c26b46b68ffc68f", "fcde2b2edba56bf4", "1500.00")


@pytest.mark.parametrize("key", all_schemas())
def test_every_schema_is_one_and_is_kept(key: str) -> None:
    kept = kept_schemas(ROOT)[key]

    jsonschema.Draft202012Validator.check_schema(kept)
    assert kept == all_schemas()[key], "run make docs"


def test_every_event_has_a_schema() -> None:
    assert {event_key(kind) for kind in EVENTS.values()} <= kept_schemas(ROOT).keys()


def test_whole_commits_fit_their_schema() -> None:
    schema = kept_schemas(ROOT)["messages/Commit"]
    lines = [
        line for file in ROOT.glob("tests/events/golden/commits/*.jsonl") for line in file.read_bytes().splitlines()
    ]

    assert 20 <= len(lines)
    for line in lines:
        jsonschema.validate(json.loads(line), schema, jsonschema.Draft202012Validator)


def test_times_and_amounts_say_what_they_are() -> None:
    closed = kept_schemas(ROOT)["order/SubmissionPlaced.v1"]["$defs"]

    assert {"type": "string", "format": "date-time"} == closed["SubmissionPlaced"]["properties"]["placed_at"]
    assert {"type": "string", "format": "decimal"} == closed["Money"]["properties"]["amount"]


def test_the_document_is_asyncapi_3(npm: Callable[..., Path]) -> None:
    official = npm("@asyncapi/specs@6.11.1") / "node_modules" / "@asyncapi" / "specs" / "schemas" / "3.0.0.json"
    schema = json.loads(official.read_text(encoding="utf-8"))

    problems = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(DOCUMENT)]

    assert "3.0.0" == DOCUMENT["asyncapi"]
    assert [] == problems


def test_the_document_has_a_channel_for_every_published_event() -> None:
    assert BY_NAME.keys() == DOCUMENT["channels"].keys()
    assert "events.order.OrderClosed.{id}" == DOCUMENT["channels"]["OrderClosed"]["address"]
    assert "events.{aggregate}.RequestRefused.{id}" == DOCUMENT["channels"]["RequestRefused"]["address"]
    assert not [name for name in DOCUMENT["channels"] if EVENTS[name].aggregate == "conversation"]


def message_validator(name: str) -> jsonschema.Draft202012Validator:
    """What the document says of a message, with the files and the parts that it refers to."""
    schema = {**DOCUMENT["components"]["messages"][name]["payload"]["schema"], "components": DOCUMENT["components"]}

    def file(uri: str) -> Any:
        contents = json.loads((FOLDER / uri.removeprefix("asyncapi:/")).read_text(encoding="utf-8"))
        return Resource.from_contents({**contents, "$id": uri}, default_specification=DRAFT202012)

    # Its stubs do not know the argument that its documentation gives.
    registry = cast("Any", Registry)(retrieve=file)
    return jsonschema.Draft202012Validator({"$id": "asyncapi:/document.json", **schema}, registry=registry)


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=BY_NAME)
def test_the_example_of_a_message_fits_what_the_document_says_of_it(kind: EventType) -> None:
    (example,) = DOCUMENT["components"]["messages"][kind.name]["examples"]

    message_validator(kind.name).validate(example["payload"])
    assert example["payload"] == cloud_event(recorded_example(kind), example["payload"]["sequence"])


def test_a_message_that_is_wrong_does_not_fit() -> None:
    (example,) = DOCUMENT["components"]["messages"]["OrderClosed"]["examples"]
    wrong = {**example["payload"], "data": {**example["payload"]["data"], "buyers": "many"}}

    with pytest.raises(jsonschema.ValidationError, match="'many' is not of type 'integer'"):
        message_validator("OrderClosed").validate(wrong)


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=BY_NAME)
def test_nobody_and_no_secret_is_on_the_feed(kind: EventType) -> None:
    recorded = recorded_example(kind)

    published = json.dumps(cloud_event(recorded, "1"), ensure_ascii=False) + subject_of(recorded)

    assert [] == [word for word in (*PERSONS, *SECRETS) if word in published]
    assert '"…"' not in published


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=BY_NAME)
def test_what_is_published_is_what_the_feeds_schema_knows(kind: EventType) -> None:
    recorded = recorded_example(kind)
    schema = kept_schemas(ROOT)[feed_key(kind)]
    shown = published_fields(recorded.event)

    jsonschema.validate(shown, schema, jsonschema.Draft202012Validator)
    assert shown.keys() == schema["$defs"][kind.name]["properties"].keys()


def test_the_words_the_tests_look_for_are_in_the_examples() -> None:
    everything = " ".join(encode(recorded_example(kind).event).decode() for kind in BY_NAME.values())

    assert [] == [word for word in (*PERSONS, *SECRETS) if word not in everything]


def test_a_name_that_a_platform_gave_is_not_published() -> None:
    kind = EVENTS["OrderClosed"]
    recorded = recorded_example(kind)
    chatty = replace(recorded, correlation_id="web-k3v5q7x2-19", causation_id="telegram-700123456")

    published = cloud_event(chatty, "1")

    assert "k3v5q7x2" not in json.dumps(published)
    assert "700123456" not in json.dumps(published)
    assert published["correlationid"] != published["causationid"]


def test_the_operator_sees_the_chats_that_the_feed_does_not() -> None:
    registered = recorded_example(EVENTS["MemberRegistered"]).event

    assert "telegram-700123456" == without_personal(registered)["chat"]
    assert {"language": "fil"} == published_fields(registered)
