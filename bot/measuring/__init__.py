"""What the readings are worth, on lines of other hands: `make` targets that print figures."""
