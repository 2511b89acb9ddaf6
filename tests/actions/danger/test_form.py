"""Danger: whom to call, a case of its kind, and from then on nothing that sends anybody away."""

import pytest

from actions.danger.alarm import ASKED, TOLD
from tests.actions.danger.alarms import FAREWELL, begins, told
from tests.actions.talk import Talking


@pytest.mark.parametrize(
    "said",
    [
        ("laat maar", "stop_dialogue"),
        ("dank u wel", "thank"),
        ("tot ziens", "goodbye"),
        ("nee", "deny"),
    ],
)
def test_nobody_in_danger_is_sent_away_and_the_case_stays(
    talking: Talking, said: tuple[str, str]
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears(*said).turn()
    assert told(heard) and not FAREWELL.search(told(heard))
    assert heard.directive("end") is None
    assert talk.case().status == "open"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("verbind me door", "speak_to_human"),
        ("waar zitten jullie", "ask_location"),
        ("tot hoe laat zijn jullie open", "ask_opening_hours"),
        ("ik wil een afspraak", "book_appointment"),
        ("ik meen het", "inform"),
    ],
)
def test_who_threatens_is_told_no_place_and_no_time_whatever_they_ask(
    talking: Talking, words: str, intent: str
) -> None:
    talk = talking(channel="voice")
    begins(talk, "ik kom morgen met een mes langs", "threat")
    heard = talk.hears(words, intent).turn()
    assert not talk.slots.get("danger_over")
    assert heard.directive("handover") is None
    assert talk.case().wants == "nothing"


def test_danger_of_another_kind_has_its_own_numbers(talking: Talking) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears("ik wil niet meer leven", "report_urgent", kind="suicide").turn()
    assert "113" in told(heard)
    assert talk.case().danger == "suicide"


@pytest.mark.parametrize("said", [("Deutsch bitte", "switch_language"), ("", "language_changed")])
def test_in_danger_another_language_is_spoken_at_once(
    talking: Talking, said: tuple[str, str]
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears(*said, language="de").turn()
    assert "Veilig Thuis, Hilfe bei Gewalt" in told(heard)
    assert heard.directive("language") == {"type": "language", "switch_to": "de"}
    assert (talk.slots["language"], talk.slots["danger_stage"]) == ("de", TOLD)


def test_the_question_about_danger_is_asked_in_the_other_language(talking: Talking) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer", "other", "unsure_danger")
    heard = talk.hears("Deutsch bitte", "switch_language", language="de").turn()
    assert told(heard) == "Ist jetzt jemand in Gefahr?"
    assert talk.slots["danger_stage"] == ASKED
    assert talk.case() is None
