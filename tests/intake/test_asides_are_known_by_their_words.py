"""What people ask in passing is heard by its words, and nothing else is taken for it."""

import pytest

from intake.asides import asks, asks_source


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
    ],
)  # fmt: skip
def test_what_only_a_file_tells_is_told_apart(language: str, text: str, own: bool) -> None:
    assert asks("personal_file", text, language) is own


def test_a_language_without_such_words_asks_nothing() -> None:
    assert not asks("source", "waar staat dat", "xx")
