"""The world as GOMFLOW meets it: one folder per platform, reader and gateway, and JetStream."""
