"""The inbox in memory: what was said, each once."""

import asyncio

from gomflow_events.conversation.inbound import InboundFact


class MemoryInbox:
    """Facts that live as long as the object."""

    def __init__(self) -> None:
        self.facts: dict[str, InboundFact] = {}

    async def keep(self, fact: InboundFact) -> None:
        await asyncio.sleep(0)
        self.facts.setdefault(fact.inbound_id, fact)
