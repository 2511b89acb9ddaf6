"""Telephone numbers of citizens in tests: whoever calls twice from one is known by it."""

from uuid import uuid4


def own_number() -> str:
    """Return a Dutch mobile number that no other conversation of the tests comes from."""
    return f"+31612{uuid4().int % 1_000_000:06d}"
