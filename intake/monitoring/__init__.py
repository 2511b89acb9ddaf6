"""What an installation counts, and what waits in it."""
