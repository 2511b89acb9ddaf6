"""What a line means, as numbers: two encoders, the adapter of one, and their turn."""
