"""What the description of the API says besides the operations themselves."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

ABOUT = """
Everything a group order manager does in chats and on the dashboard, for programs.

**Keys.** Issue one on the dashboard under *API keys*, and send it as `Authorization: Bearer gf_…`. A key may do what
its member may. On the dashboard's own session the API can be read, not changed.

**Once.** Send an `Idempotency-Key` with every POST, PUT or PATCH. The same key on the same path is the same request: it
happens once, and coming again it gets the answer it got the first time, with `repeated` true.

**Reading your own writes.** Every change answers with a `sequence`, its number in the log. Lists follow the log within
milliseconds; `?after=<sequence>` waits until they show it, or answers 503 after two seconds.

**Money** is `{"amount": "499.00", "currency": "PHP"}`; amounts are text, so that nothing is ever rounded. **Times** are
RFC 3339 with their zone.

**Problems** are RFC 9457 `application/problem+json`. When a rule of the business says no, the status is 409 (403 when
it belongs to somebody else), `code` names the rule, and `detail` says it in a sentence.
"""

TAGS = [
    {"name": "orders", "description": "Group orders: listing, writing down, and their way from draft to completed."},
    {"name": "payments", "description": "Payment proofs, and the queue of those that wait for a decision."},
    {"name": "statements", "description": "The member's own wallet and bank statements: proof of the money."},
    {"name": "account", "description": "Who is asking, how they are paid, and the keys they hold."},
    {"name": "health", "description": "How the installation is."},
]


class Wrong(BaseModel):
    """One value that is not as it should be."""

    where: str = Field(examples=["body.items.0.price.amount"])
    message: str = Field(examples=["String should match pattern"])


class Problem(BaseModel):
    """What is wrong, as RFC 9457 says it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:gomflow:problem:below-minimum",
                    "title": "A rule says no",
                    "status": 409,
                    "detail": "Only 3 of 5 buyers are in. Move the deadline, close anyway, or cancel.",
                    "code": "below-minimum",
                    "facts": {"buyers": 3, "minimum": 5},
                }
            ]
        }
    )

    type: str = Field(description="A URN that ends in the code.")
    title: str = Field(description="What kind of problem it is, in the language of the member.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is the matter, and what to do about it.")
    code: str = Field(description="The name of the rule or the trouble: what programs decide by.")
    facts: dict[str, Any] | None = Field(default=None, description="What a refusal is about.")
    errors: list[Wrong] | None = Field(default=None, description="The values that are not as they should be.")


def _told(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


READING: dict[int | str, dict[str, Any]] = {
    401: _told("No key, or one that opens nothing."),
    403: _told("The member manages no orders."),
    404: _told("There is no such thing, or it belongs to somebody else."),
    422: _told("A value is not as it should be; `errors` says which."),
    503: _told("The log or the database does not answer, or the lists have not come as far as `after`."),
}
"""The problems that reading can meet."""

CHANGING: dict[int | str, dict[str, Any]] = {
    **READING,
    403: _told("The member may not do this, or asks with the dashboard's session, which only reads."),
    409: _told("A rule of the business says no; `code` names it, `detail` says why."),
}
"""The problems that changing something can meet."""


class Described(FastAPI):
    """An app whose description also has what no operation returns as its model: the problems."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; made once."""
        if not self.openapi_schema:
            schemas = super().openapi()["components"]["schemas"]
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= {**problem.pop("$defs"), "Problem": problem}
        return super().openapi()
