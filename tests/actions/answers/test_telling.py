"""A unit as it is told: what is offered after it."""

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
