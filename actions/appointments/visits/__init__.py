"""Visits to people's homes."""
