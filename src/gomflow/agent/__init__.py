"""The Smart Agent: what a payment receipt says, and how far it can be believed."""
