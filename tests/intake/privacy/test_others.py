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
        ("nl", "belt u Destiny Korevaar", "belt u [name]"),
        ("nl", "bel Destiny Korevaar maar", "bel [name] maar"),
        ("de", "rufen Sie Temitope Wiesendanger morgen an", "rufen Sie [name] morgen an"),
        ("nl", "mijn buurman Blessing Lichtenberg", "mijn buurman [name]"),
        ("de", "Blessing Wijngaarden habe ich doch gesagt", "[name] habe ich doch gesagt"),
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
        ("nl", "bel mij morgen"),
        ("nl", "bel het Klant Contact Centrum"),
        ("de", "rufen Sie das Jobcenter an"),
        ("de", "nimmt das Frauenhaus Kinderbetten an"),
        ("de", "rufen Sie mich Montag an"),
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


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("nl", "nee, Korevaar met een v", "nee, [name] met een v"),
        ("nl", "het is Wiegersma, met dubbele s", "het is [name], met dubbele s"),
        ("de", "nein, Wiesendanger mit d", "nein, [name] mit d"),
        ("de", "Klöckner ohne h bitte", "[name] ohne h bitte"),
    ],
)
def test_a_name_with_one_of_its_letters_leaves(language: str, said: str, left: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == left


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "ik heb een afspraak met u"),
        ("nl", "een paspoort met een u op de kaft"),
        ("de", "ein Brief mit a und b"),
        ("de", "ich komme mit dem Bus"),
    ],
)
def test_other_words_before_a_letter_stay(language: str, said: str) -> None:
    assert redact(said, COUNTRIES[language], language).text == said
