"""The published Bot API as a judge of what goes over the wire: requests by their schema, results by their type."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gomflow.simulators.telegram.call import Call

SPECIFICATION = Path(__file__).resolve().parents[4] / "shared" / "specs" / "telegram" / "openapi.generated.json"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


class BotApi:
    """The specification, with every type closed: a field it does not know is a fault."""

    def __init__(self) -> None:
        if not SPECIFICATION.exists():
            pytest.skip(f"the Bot API's specification is not at {SPECIFICATION}")
        self._spec = json.loads(SPECIFICATION.read_text())
        for schema in self._spec["components"]["schemas"].values():
            if "properties" in schema:
                schema["additionalProperties"] = False
        self._methods = {path.rpartition("/")[2].lower(): said["post"] for path, said in self._spec["paths"].items()}

    def faults_of_call(self, call: Call) -> list[str]:
        """What is wrong with a call, as it came."""
        content = self._methods[call.method.lower()]["requestBody"]["content"]
        media_type = call.content_type if call.content_type in content else FORM
        schema, encoding = content[media_type]["schema"], content[media_type].get("encoding", {})
        fields = {name: self._typed(schema, encoding, name, value) for name, value in call.fields.items()}
        # A file's bytes are described as a string.
        sent = fields | {name: "bytes" for name in call.files if name in schema["properties"]}
        return self._faults(schema, sent)

    def faults_of_result(self, method: str, result: object) -> list[str]:
        """What is wrong with the result of a method."""
        answer = self._methods[method.lower()]["responses"]["200"]["content"][JSON]["schema"]
        return self._faults(answer, {"ok": True, "result": result})

    def faults_of(self, kind: str, value: object) -> list[str]:
        """What is wrong with a value of a type, as in ``Update``."""
        return self._faults({"$ref": f"#/components/schemas/{kind}"}, value)

    def _faults(self, schema: dict[str, Any], value: object) -> list[str]:
        whole = {**schema, "components": self._spec["components"]}
        found = Draft202012Validator(whole).iter_errors(value)
        return [f"{error.json_path}: {error.message[:300]}" for error in found]

    def _typed(self, schema: dict[str, Any], encoding: dict[str, Any], name: str, value: object) -> object:
        """A form's field, which is text, as the type its schema gives it."""
        if not isinstance(value, str):
            return value
        kind = schema["properties"].get(name, {}).get("type")
        if encoding.get(name, {}).get("contentType") == JSON or kind in {"integer", "boolean", "number"}:
            try:
                return json.loads(value)
            except ValueError:
                # A name of a channel, a file's id: the other half of "Integer or String".
                return value
        return value
