"""Anthropic's vision models: a picture leaves the house, so it is only sent where the GOM agreed to that."""

from gomflow_adapters.anthropic.breaker import CircuitBreaker
from gomflow_adapters.anthropic.estimating import estimate
from gomflow_adapters.anthropic.ledger import Spent, TokenLedger
from gomflow_adapters.anthropic.reader import AnthropicReader, packed

__all__ = ["AnthropicReader", "CircuitBreaker", "Spent", "TokenLedger", "estimate", "packed"]
