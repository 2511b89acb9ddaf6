"""What announces a code, and where it may begin."""

import pytest

from intake.privacy.announced.cues import cues, leading_to
from intake.privacy.reading import read
from tests.our_words import DATA


@pytest.mark.parametrize(
    ("said", "kind", "sure"),
    [
        ("mijn paspoort", "identity_paper", False),
        ("mijn paspoortnummer", "identity_paper", True),
        ("het abonneenummer", "file_number", True),
        ("de m nummer", "file_number", True),
        ("der Reisepass", "identity_paper", False),
        ("die Abonnentennummer", "file_number", True),
    ],
)
def test_a_word_announces_a_kind(said: str, kind: str, sure: bool) -> None:
    found = [(cue.kind, cue.sure) for cue in cues(read(said, DATA))]
    assert found == [(kind, sure)]


@pytest.mark.parametrize("said", ["wachtnummer", "het nummer", "die Nummer", "Hausnummer"])
def test_a_number_of_nobody_announces_nothing(said: str) -> None:
    assert not list(cues(read(said, DATA)))


def test_a_code_begins_behind_words_that_lead_to_it_and_no_further() -> None:
    reading = read("paspoort van mijn man is K1 verlengen K2", DATA)
    (cue,) = cues(reading)
    last = [reading.items[place].token.text for place, _ in leading_to(reading, cue)][-1]
    assert last == "K"
