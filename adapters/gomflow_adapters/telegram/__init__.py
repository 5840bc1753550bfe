"""Telegram: what people write there becomes inbound facts, and messages go out through the Bot API."""
