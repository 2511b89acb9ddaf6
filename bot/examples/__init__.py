"""The lines of `data/` that models learn from."""
