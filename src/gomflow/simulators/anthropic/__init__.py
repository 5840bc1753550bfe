"""An imitation of Anthropic's API on this machine: it answers with what another reader read, and fails as that API can.

It proves the way there and back, what it costs and what is decided. It says nothing about how well a model reads.
"""

from gomflow.simulators.anthropic.faults import Fault
from gomflow.simulators.anthropic.server import Imitation, imitating

__all__ = ["Fault", "Imitation", "imitating"]
