"""The intents of a line, and what is done where they are not sure."""
