"""A unit as it is told: what is offered after it."""

import pytest

from tests.actions.answers.test_question import asks
from tests.actions.talk import Talking


def test_where_an_appointment_may_have_been_wanted_it_is_offered(talking: Talking) -> None:
    talk = talking()
    found = {"id": "needs_appointment.passport", "share": 0.8}
    answer = {"bank": "v", "units": [found], "question": 0.8, "also": None}
    readings = ("question_asked", "book_appointment")
    talk.hears(
        "kan ik voor een paspoort komen", "question_asked", readings, message={"answer": answer}
    )
    heard = talk.does("action_answer_question")
    assert talk.slots["offer"] == "book:passport"
    assert heard.buttons


def test_after_a_mere_question_nothing_is_offered(talking: Talking) -> None:
    talk = talking()
    heard = asks(talk, "wat kost een paspoort", "price.passport")
    assert heard.buttons == []
    assert talk.slots["offer"] is None


ISD = {"id": "isd_walk_in", "share": 0.8}
HOURS_TOO = ("question_asked", "ask_opening_hours")


def about_the_isd(talking: Talking, words: str) -> str:
    talk = talking(now="2014-02-06T09:30:00+01:00")
    answer = {"bank": "v", "units": [ISD], "question": 0.9, "also": None}
    talk.hears(words, "question_asked", HOURS_TOO, message={"answer": answer})
    return talk.does("action_answer_question").answer


@pytest.mark.parametrize(
    ("words", "told"),
    [("is de ISD vandaag open", "nu open"), ("kan ik zaterdag bij de ISD terecht", "zaterdag")],
)
def test_a_day_is_told_by_whoever_knows_the_hours(talking: Talking, words: str, told: str) -> None:
    assert told in about_the_isd(talking, words)


def test_what_changes_on_a_day_is_told_by_its_unit(talking: Talking) -> None:
    """A day is named and hours are likely, and still less likely than the unit."""
    talk = talking(now="2014-02-06T09:30:00+01:00")
    answer = {"bank": "v", "units": [ISD], "question": 0.9, "also": None}
    readings = [
        {"intent": "question_asked", "confidence": 0.6},
        {"intent": "ask_opening_hours", "confidence": 0.3},
    ]
    said = {"answer": answer, "readings": readings}
    talk.hears("wat is er zaterdag anders bij de ISD", "question_asked", message=said)
    assert "zaterdag" not in talk.does("action_answer_question").answer


def test_without_a_day_the_unit_is_told(talking: Talking) -> None:
    assert "nu open" not in about_the_isd(talking, "hebben jullie een spreekuur van de ISD")


def test_a_wish_to_be_forgotten_is_offered_to_be_passed_on(talking: Talking) -> None:
    talk = talking()
    heard = asks(talk, "hoe laat ik mijn gegevens verwijderen", "delete_my_data")
    assert "Binnen een maand hoort u daarvan." in heard.answer
    assert talk.slots["offer"] == "handover"
    assert [button["title"] for button in heard.buttons][0].startswith("Ja")
