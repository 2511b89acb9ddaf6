"""Questions that the bank of answers knows."""
