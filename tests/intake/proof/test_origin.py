"""Where a conversation comes from, as it is kept."""

import pytest

from intake.proof import origin

KEY = "a-key"
NUMBER = "+31612345678"


def test_a_number_is_known_again_and_never_kept() -> None:
    kept = origin.of_number(KEY, NUMBER)
    assert kept == origin.of_number(KEY, NUMBER)
    assert NUMBER[3:] not in kept
    assert kept != origin.of_number("another-key", NUMBER)


def test_an_address_is_no_telephone() -> None:
    assert origin.is_number(origin.of_number(KEY, NUMBER))
    assert not origin.is_number(origin.of_address(KEY, "192.0.2.1"))
    assert not origin.is_number(None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("not an address", "not an address", True),
    ],
)
def test_a_home_is_one_address(one: str, other: str, same: bool) -> None:
    assert (origin.of_address(KEY, one) == origin.of_address(KEY, other)) is same
