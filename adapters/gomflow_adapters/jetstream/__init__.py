"""NATS JetStream: the log, the inbox, the outbox, timers, pictures, and the consumers of them all."""
