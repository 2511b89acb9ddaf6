"""What people ask in passing is heard by its words, and nothing else is taken for it."""

import pytest

from intake.recognition.asides import Aside
from tests.our_words import asks, asks_source, opens_with


@pytest.mark.parametrize(
    "text",
    [
        "waar staat dat?", "Hoe weet u dat", "en waar kan ik dat nalezen?", "wat is de bron",
        "Woher wissen Sie das?", "wo steht das denn", "Wo kann ich das nachlesen?",
    ],
)  # fmt: skip
def test_where_it_is_written_is_asked_in_either_language(text: str) -> None:
    assert asks_source(text, ["nl", "de"])


@pytest.mark.parametrize(
    "text",
    [
        "waar staat het gemeentehuis", "waar is de balie", "ja dat klopt", "hoe laat bent u open",
        "Wo steht mein Auto", "wer sind Sie", "stimmt", "",
        "ik wil weten hoe u dat weet en of ik dan ook nog naar de balie moet komen",
    ],
)  # fmt: skip
def test_a_place_or_a_yes_is_no_question_for_the_source(text: str) -> None:
    assert not asks_source(text, ["nl", "de"])


@pytest.mark.parametrize(
    ("language", "aside", "text"),
    [
        ("nl", "letter", "ik heb een brief gekregen, en ik snap er niks van"),
        ("nl", "letter", "ik begrijp deze brief niet"),
        ("de", "letter", "ich habe einen Bescheid bekommen und verstehe ihn nicht"),
        ("de", "letter", "Was steht da, ich versteh das Schreiben nicht"),
        ("nl", "price", "En wat kost dat dan eigenlijk?"),
        ("nl", "bring", "allee, moet ik daarvoor ook iets meebrengen"),
        ("de", "bring", "was muss ich denn da mitbringen"),
        ("de", "online", "Geht das denn auch online?"),
        ("nl", "more", "hoe lang duurt dat ongeveer"),
        ("nl", "where", "waar is dat juist"),
    ],
)
def test_words_that_only_fill_may_stand_anywhere(language: str, aside: Aside, text: str) -> None:
    assert asks(aside, text, language)


@pytest.mark.parametrize(
    ("language", "aside", "text"),
    [
        ("nl", "entitlement", "wanneer krijg ik mijn paspoort"),
        ("nl", "letter", "ik heb een brief over mijn afspraak"),
        ("nl", "more", "hoe lang duurt mijn aanvraag nog"),
        ("de", "price", "was kostet ein Reisepass"),
        ("de", "more", "wann bekomme ich mein Geld"),
    ],
)
def test_what_only_begins_alike_is_something_else(language: str, aside: Aside, text: str) -> None:
    assert not asks(aside, text, language)


@pytest.mark.parametrize(
    ("text", "opens"),
    [("oké en wat kost dat", True), ("ik ga binnenkort verhuizen, wat kost dat", False)],
)
def test_a_question_opens_a_message_or_follows_another_matter(text: str, opens: bool) -> None:
    assert asks("price", text, "nl")
    assert opens_with("price", text, "nl") is opens


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "heb ik recht op bijstand?"), ("nl", "kom ik in aanmerking voor een traplift"),
        ("nl", "hoeveel krijg ik dan"), ("de", "habe ich Anspruch auf Wohngeld"),
        ("de", "Steht mir das zu?"), ("de", "wie viel bekomme ich"),
    ],
)  # fmt: skip
def test_a_right_is_asked_for(language: str, text: str) -> None:
    assert asks("entitlement", text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "ich möchte Hilfe in Anspruch nehmen"), ("nl", "hoe kom ik aan een paspoort"),
        ("de", "was bekomme ich am Schalter für Unterlagen"), ("nl", "ik woon rechts van de kerk"),
    ],
)  # fmt: skip
def test_other_words_ask_for_none(language: str, text: str) -> None:
    assert not asks("entitlement", text, language)


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("nl", "mijn uitkering is niet gestort", True), ("de", "mein Geld ist gekürzt", True),
        ("nl", "ik heb mijn huur niet betaald", False),
        ("de", "ich kann meine Schulden nicht zurückzahlen", False),
        ("nl", "mijn aanvraag is afgewezen", True), ("nl", "ze hebben mij afgewezen", True),
        ("nl", "nee, afgewezen", False),
        ("de", "mein Antrag auf Sozialhilfe wurde abgelehnt", True),
        ("de", "die haben das einfach abgelehnt", True), ("de", "abgelehnt", False),
    ],
)  # fmt: skip
def test_what_only_a_file_tells_is_told_apart(language: str, text: str, own: bool) -> None:
    assert (asks("personal_file", text, language) or asks("decision", text, language)) is own


def test_a_language_without_such_words_asks_nothing() -> None:
    assert not asks("source", "waar staat dat", "xx")
