"""How what is mentioned belongs together: joined, ruled out, taken back, or a range."""
