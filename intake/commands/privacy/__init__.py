"""What a privacy officer and an operator ask for: given, erased, held, swept, and what is kept."""
