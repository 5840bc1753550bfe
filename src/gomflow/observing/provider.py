"""The provider of tracers, with ids that are made from correlation ids where a trace begins."""

from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

from gomflow.observing.tracing import BEGINNING


class _Ids(RandomIdGenerator):
    """Ids by chance, but for the first span of a trace."""

    def generate_trace_id(self) -> int:
        begins = BEGINNING.get()
        return super().generate_trace_id() if begins is None else begins[0]

    def generate_span_id(self) -> int:
        begins = BEGINNING.get()
        return super().generate_span_id() if begins is None else begins[1]


def tracer_provider(version: str) -> TracerProvider:
    """A provider for this service; whoever makes it adds where the spans go."""
    resource = Resource.create({SERVICE_NAME: "gomflow", SERVICE_VERSION: version})
    return TracerProvider(resource=resource, id_generator=_Ids())
