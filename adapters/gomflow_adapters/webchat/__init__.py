"""The chat on GOMFLOW's own page: no account, one cookie, one WebSocket."""
