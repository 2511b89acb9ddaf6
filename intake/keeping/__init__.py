"""What is kept of citizens: where, for how long, what may not go, how it goes or is given."""
