"""There are cases of every kind."""

import pytest

from intake.privacy import KINDS
from intake.privacy.words import redaction_words
from tests.intake.privacy.cases import COUNTRIES, HARMLESS, PERSONAL
from tests.our_words import DATA


@pytest.mark.parametrize("language", COUNTRIES)
def test_there_are_enough_cases_of_every_kind(language: str) -> None:
    personal = [left for lang, _, left in PERSONAL if lang == language]
    harmless = [said for lang, said in HARMLESS if lang == language]
    assert len(personal) >= 60
    assert len(harmless) >= 80
    assert len(personal) + len(harmless) >= 140
    everything = " ".join(left for _, _, left in PERSONAL)
    assert {kind for kind in KINDS if f"[{kind}]" not in everything} == set()


def test_words_that_are_no_number_of_somebodys_are_lists_too() -> None:
    words = redaction_words(DATA)
    assert {"van", "der", "im", "jaar"} <= words.date_between
    assert {"en", "und"} == words.joins
    found = words.dates_and_times.findall(
        "9.00 tot 12.00, 14.30 uur, 9:00 bis 12:00, 8.15 Uhr, 5 €"
    )
    assert len(found) == 5
    assert words.typed_email.search("jan (ät) web.de") and words.typed_email.search("jan@web.de")
