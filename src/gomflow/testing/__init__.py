"""The test kit: given-when-then for decisions, real servers, and conditions with a deadline."""
