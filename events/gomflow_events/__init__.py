"""Every fact and every request that crosses NATS, and the JSON they are kept in."""
