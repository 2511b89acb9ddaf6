"""What may answer a turn instead of what was expected, and questions that the bank knows."""
