"""The notifier: what happened becomes what people are told, each in their language."""
