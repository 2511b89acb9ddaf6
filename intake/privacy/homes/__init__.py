"""Homes: `addresses` (street, number and postcode together), `streets` (without a usual ending, or
without a number), `doors` (postcode and house number told apart)."""
