"""Homes: a street with its number, and a postcode with a house number."""
