"""No number of a person is left, whatever its digits."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.nl import bsn

from tests.intake.privacy.cases import COUNTRIES
from tests.our_words import redact, say_digits


def _with_check_digit(number: int) -> str:
    """Eight digits and what the eleven test asks for ("10" where it asks for no digit)."""
    digits = f"{number:08d}"
    return f"{digits}{sum(int(d) * (9 - i) for i, d in enumerate(digits)) % 11}"


@settings(deadline=None)
@given(st.integers(1, 10**8 - 1).map(_with_check_digit).filter(bsn.is_valid))
def test_no_citizen_service_number_is_left_typed_or_spoken(number: str) -> None:
    for language in COUNTRIES:
        for said in (number, say_digits(number, language), " ".join(number)):
            left = redact(f"ja {said} dank u", "NL", language).text
            assert re.fullmatch(r"ja \[\w+\] dank u", left), left


@settings(deadline=None)
@given(st.integers(10**14, 10**15 - 1))
def test_no_card_number_is_left(start: int) -> None:
    number = f"4{start}"[:15]
    number += luhn.calc_check_digit(number)
    assert number not in redact(f"kaart {number}").text
