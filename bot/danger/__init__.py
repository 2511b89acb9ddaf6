"""The reader for danger: its examples, its model, its verdict on every line."""
