"""The read models in Postgres: what the log says, as rows that can be asked."""
