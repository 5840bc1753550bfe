"""What the core wants from the world: small protocols, each with a real implementation in the adapters."""
