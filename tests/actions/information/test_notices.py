"""What an editor wrote one sentence for is answered, whatever the question sounds like."""

import pytest

from tests.actions.talk import Talk, Talking

HEINSBERG, VIERSEN = "jobcenter-kreis-heinsberg", "kreis-viersen"
BEFORE, AFTER = "2020-06-03T10:00:00+02:00", "2020-06-10T10:00:00+02:00"


@pytest.fixture
def in_june(talking: Talking) -> Talk:
    return talking(HEINSBERG, "de", now=AFTER)


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("action_not_understood", "unsure_offer"),
        ("action_clarify", "unsure_clarify"),
        ("action_out_of_scope", "out_of_scope"),
        ("action_answer_topic", "ask_other_municipal"),
        ("action_help", "ask_help"),
    ],
)
def test_a_mask_is_asked_for_in_any_sentence(in_june: Talk, action: str, intent: str) -> None:
    heard = in_june.hears("muss ich eine Maske tragen", intent).does(action)
    assert "Mund und Nase bedeckt" in heard.answer and "8. Juni 2020" in heard.answer
    assert heard.said[-1] == "utter_anything_else"


def test_what_sounds_like_a_running_application_is_answered_too(talking: Talking) -> None:
    talk = talking(HEINSBERG, "de", now=BEFORE)
    heard = talk.hears("kann ich meinen Antrag persönlich abgeben", "ask_status")
    heard = heard.does("action_start_lookup")
    assert "um einen Antrag abzugeben" in heard.answer
    assert heard.followup == "action_listen"


def test_with_a_wish_for_an_appointment_it_is_said_first(in_june: Talk) -> None:
    heard = in_june.hears("kann ich einfach vorbeikommen", "book_appointment")
    heard = heard.does("action_start_booking")
    assert "Ohne Termin kommen Sie bis auf Weiteres nicht hinein" in heard.answer
    assert heard.followup is None


def test_beside_opening_hours_it_is_said_once(in_june: Talk) -> None:
    heard = in_june.hears("sind Sie telefonisch erreichbar", "ask_opening_hours")
    told = heard.does("action_opening_hours").answer
    assert "02433 445700" in told
    assert told.count("Ohne Termin") == 1


def test_beside_an_answer_about_a_service_it_is_added(talking: Talking) -> None:
    talk = talking(VIERSEN, "de", now="2020-11-04T10:00:00+01:00")
    talk.hears("wie lange läuft das", "ask_prevention", service="prevention_centre")
    told = talk.does("action_answer_topic").answer
    assert "freiwillig" in told and "für fünf Jahre ab Januar 2020" in told


def test_where_there_is_no_answer_it_stands_alone_with_its_own_source(talking: Talking) -> None:
    talk = talking(VIERSEN, "de", now="2020-11-04T10:00:00+01:00")
    talk.hears("was machen die Coaches", "ask_prevention", service="public_health_service")
    told = talk.does("action_answer_topic").answer
    assert told.startswith("Vier Gesundheits-Coaches") and "Quelle: Modellprojekt" in told


def test_what_nobody_asked_for_is_not_said(in_june: Talk) -> None:
    heard = in_june.hears("hallo, was geht hier", "ask_help").does("action_help")
    assert heard.said == ["utter_help"]


def test_a_department_that_gives_no_appointments_tells_its_hour_instead(talking: Talking) -> None:
    talk = talking(now="2014-02-06T09:30:00+01:00")
    talk.hears("kan ik zonder afspraak bij de sociale dienst terecht", "book_appointment")
    heard = talk.does("action_start_booking")
    assert "ISD Noordenkwartier is nu open, tot 10.30 uur" in heard.answer
    assert heard.followup == "action_listen"
