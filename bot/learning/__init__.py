"""Features of lines, and the regressions that learn from them."""
