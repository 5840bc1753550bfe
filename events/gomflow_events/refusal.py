"""The one event every aggregate has: a request that a rule said no to."""

from gomflow_events.fact import Json, fact


@fact
class RequestRefused:
    """A rule of the business said no. `code` names the rule, `args` are what the sentence about it needs."""

    request: str
    code: str
    args: Json
