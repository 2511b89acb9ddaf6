"""The names of third persons leave a text; who has none in it stays."""

import pytest

from tests.intake.privacy.cases import COUNTRIES
from tests.our_words import redact


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("nl", "mijn zwager Lubbert Hoving belt", "mijn zwager [name] belt"),
        ("nl", "mijn tante, mevrouw Poelstra, is ziek", "mijn tante, mevrouw [name], is ziek"),
        ("nl", "zijn vrouw heet Noura", "zijn vrouw heet [name]"),
        ("nl", "dhr. en mw. Ter Beek gebeld", "dhr. en mw. [name] gebeld"),
        ("nl", "Melder: Gökhan Uysal", "Melder: [name]"),
        ("nl", "ik sprak met lucas", "ik sprak met [name]"),
        ("nl", "rekening t.n.v. D. Hoving", "rekening t.n.v. [name]"),
        ("de", "mein Schwager Detlef Kuhlmann ruft an", "mein Schwager [name] ruft an"),
        ("de", "seine Frau Nour ist krank", "seine Frau [name] ist krank"),
        ("de", "Hr. und Fr. Poensgen angerufen", "Hr. und Fr. [name] angerufen"),
        ("de", "Vormund: Gökhan Uysal", "Vormund: [name]"),
    ],
)
def test_a_name_behind_who_it_is_leaves(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "mijn zus in Zeeland is ziek"),
        ("nl", "mevrouw van de kantine"),
        ("nl", "mijn man is Spanjaard"),
        ("nl", "mijn vader is slager"),
        ("de", "darf man im Park grillen"),
        ("de", "aber nicht an dem Tag"),
        ("de", "die Frau aus Zimmer 12"),
        ("de", "mein Vater ist Jäger"),
    ],
)
def test_other_words_there_stay(language: str, said: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == said


def test_whose_name_it_is_can_be_told() -> None:
    text = "mijn naam is Jan Bakker, mijn zus heet Noura"
    found = redact(text).found
    assert [(text[one.start : one.end], one.of_another) for one in found] == [
        ("Jan Bakker", False),
        ("Noura", True),
    ]
