"""A number is recognised without being kept."""

from intake.contacts import keyed_hash

KEY, NUMBER = "the data key", "+31600123456"


def test_a_hash_needs_the_key_and_serves_one_purpose() -> None:
    known = keyed_hash(KEY, "suppression", NUMBER)
    assert keyed_hash("another-key", "suppression", NUMBER) != known
    assert keyed_hash(KEY, "sms thread", NUMBER) != known
    assert len(known) == 64
