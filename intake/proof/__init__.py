"""Whose a reference is: its number alone opens nothing."""
