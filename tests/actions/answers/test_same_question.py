"""What was just answered is asked once more: of another matter, or at a place."""

import pytest

from tests.actions.answers.test_question import asks
from tests.actions.talk import Talk, Talking

ANTWERP = {"municipality": "stad-antwerpen", "now": "2020-11-17T10:00:00+01:00"}


def goes_on(talk: Talk, text: str, intent: str = "unsure_clarify", **named: str) -> Talk:
    answer = {"bank": "v", "units": [], "question": 0.1, "also": None, "takes_up": True}
    return talk.hears(text, intent, message={"answer": answer}, **named)


@pytest.mark.parametrize(
    ("told", "text", "service", "said"),
    [
        ("price.passport", "en een rijbewijs", "driving_licence", "38 euro"),
        ("bring.driving_licence", "en voor een paspoort", "passport", "oude paspoort"),
    ],
)
def test_another_matter_is_told_what_was_told_of_the_first(
    talking: Talking, told: str, text: str, service: str, said: str
) -> None:
    talk = talking()
    asks(talk, "en dat dan", told)
    heard = goes_on(talk, text, service=service).does("action_clarify")
    assert said in heard.answer


def test_what_the_line_before_asked_for_counts_whoever_answered_it(talking: Talking) -> None:
    talk = talking()
    unit = {"id": "price.passport", "share": 0.9}
    answer = {"bank": "v", "units": [unit], "question": 0.9, "also": None}
    talk.hears("hoe duur is een pas", "request_document", service="passport",
               message={"answer": answer})  # fmt: skip
    talk.does("action_answer_topic")
    heard = goes_on(talk, "en een id-kaart", service="identity_card").does("action_clarify")
    assert "40 euro" in heard.answer


def test_a_place_after_a_matter_is_told_where_that_is_dealt_with(talking: Talking) -> None:
    talk = talking(**ANTWERP)
    talk.hears("ik moet een nieuwe kaart", "request_document", service="identity_card")
    talk.does("action_answer_topic")
    heard = goes_on(talk, "lukt dat ook in Merksem", "inform").does("action_not_understood")
    assert "identiteitskaart" in heard.answer and "Merksem" in heard.answer


def test_a_wish_is_no_question_once_more(talking: Talking) -> None:
    talk = talking()
    asks(talk, "en dat dan", "price.passport")
    wish = goes_on(talk, "en een rijbewijs", "book_appointment", service="driving_licence")
    said = [message["response"] for message in wish.does("action_clarify").messages]
    assert "utter_answer" not in said
