"""The inbox, watched: what comes in begins a trace, and is counted by platform."""

from gomflow.observing.metrics import Metrics
from gomflow.observing.tracing import beginning_span
from gomflow.ports.chat import Inbox
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import chat_of


class WatchedInbox:
    """An inbox that keeps what another keeps."""

    def __init__(self, inbox: Inbox, metrics: Metrics) -> None:
        self._inbox = inbox
        self._metrics = metrics

    async def keep(self, fact: InboundFact) -> None:
        platform = chat_of(fact.chat)[0].value
        with beginning_span("inbound", fact.inbound_id, {"gomflow.platform": platform}):
            await self._inbox.keep(fact)
        self._metrics.inbound.labels(platform).inc()
