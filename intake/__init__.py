"""What the municipality knows and may do, free of any framework."""
