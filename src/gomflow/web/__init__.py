"""The web: the chat page, the dashboard, the HTTP API, the platforms' webhooks and the health of it all, in one app."""
