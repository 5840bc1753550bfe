"""What operators watch: counts, ages and latencies for Prometheus, and the way of a message as a trace."""
