"""Made-up citizens with a goal, judged by what the store holds after their conversation."""
