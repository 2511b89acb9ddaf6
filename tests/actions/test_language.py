"""In which language the dialogue goes on."""

from typing import Any

import pytest

from intake import conversations
from intake.database import session_scope
from intake.wording import other_languages
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ich spreche kein Niederländisch", "de"),
        ("mein Niederländisch ist leider schlecht", "de"),
        ("mein Niederländisch ist schlecht, geht auch Deutsch", "de"),
        ("kann ich auf Deutsch schreiben", "de"),
        ("geht das in einer anderen Sprache", "de"),
        ("kann mein Mann das auf Niederländisch haben", "nl"),
    ],
)
def test_first_words_that_changed_the_language_and_name_one(
    talking: Talking, text: str, wanted: str
) -> None:
    """They were written in German to a Dutch number: German is spoken from them on."""
    talk = talking(language="de")
    talk.metadata |= {"language_before": "nl"}
    switched(talk.hears(text, "switch_language"))
    assert talk.slots["language"] == wanted


def writes(talk: Talk, text: str, code: str) -> Heard:
    """Take first words in a language that is not spoken, as the gateway hands them on."""
    with session_scope(talk.services.engine) as session:
        row = conversations.get(session, talk.id)
        now = row.last_activity_at
        turn = conversations.Turn(
            conversation_id=talk.id, sender="citizen", text=text, language=code, client_id="m1"
        )
        conversations.take_turn(session, row, turn, now)
    return switched(talk.hears("", "switch_language", message={"words": text}, language=code))


@pytest.mark.parametrize("channel", ["chat", "sms"])
@pytest.mark.parametrize("code", ["en", "tr", "ar", "pl", "uk", "ru", "fr"])
def test_who_writes_another_language_hears_one_sentence_in_it(
    talking: Talking, code: str, channel: str
) -> None:
    talk = talking(channel=channel)
    heard = writes(talk, "…", code)
    known = other_languages.load(talk.services.settings.data_dir).known[code]
    assert [m["text"] for m in heard.messages if m["text"]] == [known.says(("nl", "de"), channel)]
    assert heard.titles == [known.person]
    assert heard.followup == "action_listen"
    assert talk.slots["language"] == "nl"


def test_what_they_press_leads_to_a_person_who_knows_their_language(talking: Talking) -> None:
    talk = talking()
    [person] = writes(talk, "Merhaba, pasaport almak istiyorum", "tr").buttons
    talk.presses(person).does("action_start_handover")
    assert talk.turn("handover_form").said == ["utter_ask_phone"]
    case: Any = talk.case()
    assert case.summary == "Schrijft Turks. Merhaba, pasaport almak istiyorum"


def test_a_german_clerk_reads_it_in_german(talking: Talking) -> None:
    talk = talking("kreis-viersen", language="de")
    [person] = writes(talk, "Dzień dobry, potrzebuję pomocy", "pl").buttons
    talk.presses(person).does("action_start_handover")
    case: Any = talk.case()
    assert case.summary == "Schreibt Polnisch. Dzień dobry, potrzebuję pomocy"


def test_in_danger_that_comes_first_and_the_language_after_it(talking: Talking) -> None:
    talk = talking()
    writes(talk, "kocam beni dövüyor", "tr")
    talk.hears("kocam beni dövüyor", "report_urgent", kind="violence").does("action_begin_danger")
    case: Any = talk.case()
    assert case.summary.splitlines() == ["Spoed, geweld: kocam beni dövüyor", "Schrijft Turks."]


def test_whoever_writes_our_languages_has_no_such_line(talking: Talking) -> None:
    talk = talking().hears("ik wil een mens", "speak_to_human")
    talk.does("action_start_handover")
    case: Any = talk.case()
    assert "Schrijft" not in case.summary
