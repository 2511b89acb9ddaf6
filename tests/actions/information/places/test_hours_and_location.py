"""Opening hours are true to the moment, and addresses those of the place that was named."""

import pytest

from tests.actions.talk import REMARK, Talk, Talking


def hours(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_opening_hours", **entities).does("action_opening_hours").answer


def place(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_location", **entities).does("action_location").answer


def test_an_address_and_a_number_are_told(talking: Talking) -> None:
    told = place(talking(), "wat is het adres van het gemeentehuis")
    assert "Het adres van het gemeentehuis is Tolberterstraat 66 in Leek." in told
    assert "Het telefoonnummer is 0594 000 010." in told


def test_a_department_is_where_its_office_is_with_its_own_number(talking: Talking) -> None:
    told = place(talking(), "waar zit de ISD")
    assert "Tolberterstraat 66 in Leek" in told
    assert "0594 000 011" in told


def test_an_assumed_address_says_so(talking: Talking) -> None:
    assert place(talking(), "waar is het gemeentehuis").startswith(REMARK)


@pytest.mark.parametrize(
    ("action", "last"), [("action_opening_hours", "opening_hours"), ("action_location", "location")]
)
def test_both_can_be_said_again(talking: Talking, action: str, last: str) -> None:
    talk = talking(office="isd", told_assumed=True)
    first = talk.hears("waar en wanneer", "ask_location").does(action)
    assert talk.slots["last_answer"] == last
    again = talk.hears("nog een keer", "ask_repeat", ("ask_repeat",)).does("action_repeat")
    assert again.answer == first.answer


def test_another_day_or_place_after_hours_is_answered_for_that_one(talking: Talking) -> None:
    talk = talking("stad-antwerpen", now="2020-11-16T10:00:00+01:00")
    talk.hears("wanneer zijt ge open", "ask_opening_hours").does("action_opening_hours")
    assert "zaterdag" in talk.hears("en zaterdag?", "inform").does("action_not_understood").answer
    heard = talk.hears("en in Berchem", "unsure_offer").does("action_not_understood")
    assert "Berchem" in heard.answer
    heard = talk.hears("waar is dat juist?", "ask_help").does("action_help")
    assert "Berchem" in heard.answer
    assert talk.slots["last_answer"] == "location"


@pytest.mark.parametrize(
    ("day", "language", "asks", "after"),
    [
        ("zijn jullie op 30 februari open", "nl", "Welke dag bedoelt u?", "3 januari"),
        ("haben Sie am 31. November offen", "de", "Welchen Tag meinen Sie?", "am 3. Januar"),
    ],
)
def test_of_a_day_that_no_calendar_has_is_asked_which_is_meant(
    talking: Talking, day: str, language: str, asks: str, after: str
) -> None:
    talk = talking(language=language, now="2017-12-05T10:00:00+01:00")
    told = hours(talk, day)
    assert told.endswith(asks) and "12" not in told
    heard = talk.hears(after, "inform").does("action_not_understood").answer
    assert "3" in heard and talk.slots["last_answer"] == "opening_hours"


def test_a_time_after_hours_is_answered_with_the_hours(talking: Talking) -> None:
    talk = talking(now="2017-12-05T10:00:00+01:00")
    hours(talk, "hoe laat gaat het gemeentehuis open")
    answer = {"units": [{"id": "bring_somebody", "share": 0.3, "near": 0.3}]}
    asked = talk.hears("en na half een", "question_asked", message={"answer": answer})
    assert "open" in asked.does("action_answer_question").answer
    assert talk.slots["last_answer"] == "opening_hours"


def test_a_question_that_sounds_like_a_yes_takes_up_no_offer(talking: Talking) -> None:
    talk = talking(last_place="town_hall", offer="book:passport", last_answer="topic")
    heard = talk.hears("waar is dat juist", "affirm").does("action_take_up_offer")
    assert "gemeentehuis" in heard.answer and heard.followup is None


@pytest.mark.parametrize("text", ["en zaterdag?", "waar is dat"])
def test_without_an_answer_before_such_words_are_not_understood(
    talking: Talking, text: str
) -> None:
    heard = talking().hears(text, "inform").does("action_not_understood")
    assert heard.said == ["utter_not_understood"]


def test_where_a_place_is_is_not_answered_with_its_hours(talking: Talking) -> None:
    talk = talking(last_answer="opening_hours", last_place="kcc")
    talk.hears(
        "waar is het gemeentehuis", "question_asked", readings=("question_asked", "ask_location")
    )
    assert talk.does("action_help").said == ["utter_help"]
