"""The views: what a reader is shown, made from what is true at the moment."""
