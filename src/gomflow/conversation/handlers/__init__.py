"""What each command does in a conversation."""
