"""The facts of the parking: queues of messages that could not be handled, and what people decided about them."""
