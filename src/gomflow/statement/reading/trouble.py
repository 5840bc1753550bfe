"""What is wrong with a file, for the person who sent it."""

from gomflow_events.fact import Json


class StatementTrouble(Exception):
    """A file that cannot be taken in. `code` names the sentence that says why and what to do; `facts` are for it."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Json = dict(facts)
