"""The catalogue of now can follow every schema that was released."""

from pathlib import Path

from gomflow.describing.schemas import all_schemas, incompatible, kept_schemas
from gomflow_events.compatibility import problems
from gomflow_events.published import feed_schemas
from gomflow_events.upcasters import UPCASTERS

ROOT = Path(__file__).parents[2]


def test_an_event_changed_before_it_was_ever_on_the_feed_is_fine() -> None:
    refused = {key: schema for key, schema in feed_schemas().items() if "PaymentRefused" in key}
    order = {key: schema for key, schema in kept_schemas(ROOT).items() if key.startswith("order/PaymentRefused")}
    now = {key: order[key] for key in order if key.endswith("v2")}

    assert ["feed/PaymentRefused.v2"] == list(refused)
    assert [] == problems({**order, **refused}, {**now, **refused}, [("PaymentRefused", 1)])


def test_the_catalogue_is_compatible_with_what_was_released() -> None:
    assert [] == incompatible(ROOT)
    assert {"order/PaymentRefused.v1", "payment/ProofRead.v1"} <= kept_schemas(ROOT).keys()


def test_a_released_version_cannot_get_lost() -> None:
    kept = {key: schema for key, schema in kept_schemas(ROOT).items() if key != "payment/ProofRead.v1"}

    (sentence,) = problems(kept, all_schemas(), UPCASTERS)

    assert "restore events/schemas/payment/ProofRead.v1.json" in sentence
