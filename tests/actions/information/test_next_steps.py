"""After an answer comes what is really open now: walk in, call, online, from when, or be called."""

import pytest

from tests.actions.talk import REMARK, Heard, Talk, Talking

THURSDAY_OPEN = "2014-02-06T10:29:00+01:00"
THURSDAY_CLOSED = "2014-02-06T10:31:00+01:00"
HEINSBERG = "jobcenter-kreis-heinsberg"
JUNE = "2020-06-10T10:00:00+02:00"


def ask(talk: Talk, text: str, intent: str, **entities: object) -> Heard:
    return talk.hears(text, intent, **entities).does("action_answer_topic")


def step(heard: Heard) -> str:
    return str(heard.values("utter_next_step")["step"])


def test_while_the_isd_receives_people_they_may_walk_in(talking: Talking) -> None:
    told = step(ask(talking(now=THURSDAY_OPEN), "ik heb een uitkering nodig", "request_benefits"))
    assert "nu langskomen zonder afspraak, tot 10.30 uur" in told
    assert "Tolberterstraat 66 in Leek" in told


def test_two_minutes_later_it_is_said_from_when(talking: Talking) -> None:
    talk = talking(now=THURSDAY_CLOSED)
    told = step(ask(talk, "ik heb een uitkering nodig", "request_benefits"))
    assert "Daar is het nu gesloten" in told and "maandag 10 februari om 9.00 uur" in told


def test_an_open_telephone_is_told_with_its_number_and_closing_time(talking: Talking) -> None:
    heard = ask(talking(), "ik heb hulp nodig thuis", "request_wmo")
    assert step(heard).startswith(f"{REMARK} U kunt nu bellen op 0594 000 010, tot 12 uur")


def test_what_was_said_to_be_assumed_is_not_said_twice(talking: Talking) -> None:
    heard = ask(talking(now=THURSDAY_OPEN), "ik heb een uitkering nodig", "request_benefits")
    assert heard.answer.startswith(REMARK)
    assert "voorbeeldgegevens" not in step(heard)


def test_who_calls_is_put_through_instead(talking: Talking) -> None:
    heard = ask(talking(channel="voice"), "ik heb hulp nodig thuis", "request_wmo")
    assert heard.said[-1] == "utter_offer_transfer"
    assert "utter_next_step" not in heard.said


def test_out_of_hours_the_number_comes_with_the_next_opening(talking: Talking) -> None:
    talk = talking(HEINSBERG, "de", now="2020-06-10T15:00:00+02:00")
    told = step(ask(talk, "Bürgergeld", "request_benefits", district=None))
    assert "Donnerstag" not in told and "Freitag, 12. Juni" in told, "Thursday is Fronleichnam"


def test_the_office_of_the_district_is_the_one_to_call(talking: Talking) -> None:
    talk = talking(HEINSBERG, "de", now=JUNE)
    told = step(ask(talk, "ich wohne in Erkelenz und brauche Geld", "request_benefits"))
    assert "02431 97370" in told


def test_what_can_be_done_online_is_said(talking: Talking) -> None:
    talk = talking(HEINSBERG, "de", now=JUNE)
    assert "Das geht auch im Internet" in step(ask(talk, "ich brauche Geld", "request_benefits"))


def test_of_what_the_profile_says_nothing_about_nobody_says_that_it_can_be_done_online(
    talking: Talking,
) -> None:
    talk = talking("stad-antwerpen", now="2020-11-17T09:40:00+01:00")
    told = step(ask(talk, "er ligt sluikstort", "ask_other_municipal", service="street_defect"))
    assert "03 22 11 333" in told and "online" not in told


@pytest.mark.parametrize("action", ["action_take_up_offer", "action_not_understood", "action_help"])
def test_a_right_asked_for_in_passing_is_no_yes(talking: Talking, action: str) -> None:
    talk = talking()
    ask(talk, "ik wil bijstand", "request_benefits", service="social_assistance")
    heard = talk.hears("heb ik daar recht op", "affirm").does(action)
    assert "kan ik niet zeggen" in heard.answer
    assert heard.values("utter_offer_person")["department"] == "de ISD Noordenkwartier"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nl", "heb ik recht op bijstand", "recht op hebt, kan ik niet zeggen"),
        ("nl", "waarom is mijn uitkering gekort", "in uw gegevens kijken"),
        ("de", "habe ich Anspruch auf Sozialhilfe", "Anspruch haben, kann ich nicht sagen"),
        ("de", "warum wurde mein Geld gekürzt", "in Ihre Akte sehen"),
    ],
)
def test_entitlement_and_files_are_for_a_person(
    talking: Talking, language: str, text: str, words: str
) -> None:
    heard = ask(talking(language=language), text, "request_benefits", service="social_assistance")
    assert words in heard.answer
    assert heard.said[-1] == "utter_offer_person"
