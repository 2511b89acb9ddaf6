"""Home addresses leave a text."""

import pytest

from tests.intake.privacy.cases import BY_MODULE, COUNTRIES
from tests.our_words import redact


@pytest.mark.parametrize(("language", "said", "left"), BY_MODULE["addresses"])
def test_personal_data_is_taken_out(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left
