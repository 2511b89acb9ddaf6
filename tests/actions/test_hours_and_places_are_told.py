"""Opening hours are true to the moment, and addresses those of the place that was named."""

import pytest

from tests.actions.talk import Talk, Talking

THURSDAY_OPEN = "2014-02-06T10:29:00+01:00"
THURSDAY_CLOSED = "2014-02-06T10:31:00+01:00"


def hours(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_opening_hours", **entities).does("action_opening_hours").answer


def place(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_location", **entities).does("action_location").answer


def test_the_isd_is_open_a_minute_before_half_past_ten(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu open, tot 10.30 uur." in told


def test_the_isd_is_closed_a_minute_after_until_monday(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_CLOSED), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu gesloten." in told
    assert "maandag 10 februari om 9.00 uur" in told


def test_its_week_is_told_in_one_sentence(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "maandag tot en met donderdag van 9 tot 10.30 uur" in told
    assert "vrijdag" not in told


def test_the_same_is_true_in_german(talking: Talking) -> None:
    talk = talking(language="de", now=THURSDAY_CLOSED)
    told = hours(talk, "hat das Sozialamt offen")
    assert "jetzt geschlossen" in told
    assert "Montag bis Donnerstag von 9 bis 10:30 Uhr" in told


def test_hours_of_january_are_those_of_january(talking: Talking) -> None:
    told = hours(talking(now="2014-01-23T10:31:00+01:00"), "is de sociale dienst open")
    assert "nu open, tot 12 uur" in told


def test_without_a_place_it_is_the_town_hall_assumed_hours_and_all(talking: Talking) -> None:
    told = hours(talking(), "wanneer zijn jullie open")
    assert told.startswith("Volgens onze voorbeeldgegevens. Het gemeentehuis is nu open")


def test_the_place_of_the_appointment_counts_where_none_is_named(talking: Talking) -> None:
    told = hours(talking(office="isd"), "hoe laat gaan jullie dicht")
    assert "ISD" in told


def test_nobody_waits_for_an_opening_at_home(talking: Talking) -> None:
    assert "gemeentehuis" in hours(talking(office="home_visit"), "hoe laat zijn jullie open")


def test_the_department_of_a_named_service_is_told(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "wanneer kan ik terecht voor bijstand",
                 service="social_assistance")  # fmt: skip
    assert "ISD Noordenkwartier" in told


def test_a_department_without_hours_of_its_own_keeps_those_of_the_house(talking: Talking) -> None:
    assert "gemeentehuis" in hours(talking(), "wanneer kan ik terecht", service="passport")


def test_an_address_and_a_number_are_told(talking: Talking) -> None:
    told = place(talking(), "wat is het adres van het gemeentehuis")
    assert "Het gemeentehuis: Tolberterstraat 66 in Leek." in told
    assert "Telefoon: 0594 000 010." in told


def test_a_department_is_where_its_office_is_with_its_own_number(talking: Talking) -> None:
    told = place(talking(), "waar zit de ISD")
    assert "Tolberterstraat 66 in Leek" in told
    assert "0594 000 011" in told


def test_an_assumed_address_says_so(talking: Talking) -> None:
    assert place(talking(), "waar is het gemeentehuis").startswith(
        "Volgens onze voorbeeldgegevens."
    )


@pytest.mark.parametrize(
    ("action", "last"), [("action_opening_hours", "opening_hours"), ("action_location", "location")]
)
def test_both_can_be_said_again(talking: Talking, action: str, last: str) -> None:
    talk = talking(office="isd")
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
