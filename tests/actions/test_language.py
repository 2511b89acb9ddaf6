"""In which language the dialogue goes on."""

import pytest

from tests.actions.talk import Heard, Talk, Talking


def switched(talk: Talk) -> Heard:
    return talk.does("action_set_language")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("nl", "kunnen we in het Duits praten", "de"),
        ("nl", "Deutsch bitte", "de"),
        ("de", "ich spreche lieber Niederländisch", "nl"),
        ("de", "Nederlands alstublieft", "nl"),
        ("nl", "ik versta geen Nederlands, kan het in het Duits", "de"),
        ("nl", "gewoon Nederlands graag", "nl"),
    ],
)
def test_a_language_is_named(talking: Talking, language: str, text: str, wanted: str) -> None:
    talk = talking(language=language).hears(text, "switch_language")
    heard = switched(talk)
    assert talk.slots["language"] == wanted
    assert talk.slots["locale"] == {"nl": "nl-NL", "de": "de-DE"}[wanted]
    assert heard.directive("language") == {"type": "language", "switch_to": wanted}


@pytest.mark.parametrize(("language", "other"), [("nl", "de"), ("de", "nl")])
def test_without_a_name_it_is_the_other_of_two(talking: Talking, language: str, other: str) -> None:
    talk = talking(language=language).hears("kan het in een andere taal", "switch_language")
    switched(talk)
    assert talk.slots["language"] == other


def test_the_regional_wording_is_that_of_the_municipality(talking: Talking) -> None:
    talk = talking("stad-antwerpen", language="de").hears("Niederländisch", "switch_language")
    switched(talk)
    assert talk.slots["locale"] == "nl-BE"


@pytest.mark.parametrize("text", ["do you speak English", "Türkisch bitte", "parlez-vous français"])
def test_a_language_that_is_not_spoken_is_declined_in_both(talking: Talking, text: str) -> None:
    talk = talking().hears(text, "switch_language")
    heard = switched(talk)
    assert talk.slots["language"] == "nl"
    [told] = [m["text"] for m in heard.messages if m["text"]]
    assert "Ik spreek" in told
    assert "Ich spreche" in told
    assert heard.directive("language") == {"type": "language", "switch_to": "nl"}


def test_the_gateways_own_word_is_taken(talking: Talking) -> None:
    talk = talking().hears("", "language_changed", language="de")
    switched(talk)
    assert talk.slots["language"] == "de"
