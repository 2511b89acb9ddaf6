"""Disagreement is heard in whatever words it comes, and a mere no is none."""

import pytest

from tests.our_words import asks


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "dat klopt niet"),
        ("nl", "het bedrag klopt volgens mij niet"),
        ("nl", "hier klopt helemaal niets van"),
        ("nl", "ik ben het daar niet mee eens"),
        ("nl", "mijn aanvraag is geweigerd"),
        ("nl", "er zit een foutje in"),
        ("nl", "u vergist zich, dat is onjuist"),
        ("de", "der Bescheid stimmt nicht"),
        ("de", "die Berechnung stimmt hinten und vorne nicht"),
        ("de", "da ist ein Fehler drin"),
        ("de", "Sie haben das falsche Datum genommen"),
        ("de", "damit bin ich nicht einverstanden"),
        ("de", "abgelehnt"),
        ("de", "das sehe ich anders"),
    ],
)
def test_it_is_heard_in_many_words(language: str, text: str) -> None:
    assert asks("disagreement", text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "nee"),
        ("nl", "nee dank u, dat was alles"),
        ("nl", "dat klopt"),
        ("nl", "dat wil ik niet"),
        ("nl", "klopt, maar mijn dochter en haar man weten het niet"),
        ("de", "nein danke"),
        ("de", "nö"),
        ("de", "das stimmt"),
        ("de", "das brauche ich nicht"),
        ("de", "stimmt, aber meine Frau und mein Sohn kommen nicht"),
    ],
)
def test_a_mere_no_and_a_yes_are_none(language: str, text: str) -> None:
    assert not asks("disagreement", text, language)
