"""A question that the bank knows is answered where it is asked, or asked about."""

from datetime import datetime
from typing import Any

import pytest

from tests.actions.talk import Heard, Talk, Talking

BEFORE = datetime.fromisoformat("2014-01-29T10:00:00+01:00")


def asks(
    talk: Talk, text: str, *units: str, also: str | None = None, intent: str = "question_asked"
) -> Heard:
    """Ask what the reader of questions takes for these units, the likeliest first."""
    found = [{"id": unit, "share": 0.9 - 0.3 * i} for i, unit in enumerate(units)]
    second = {"id": also, "share": 0.6} if also else None
    answer: dict[str, Any] = {"bank": "v", "units": found, "question": 0.97, "also": second}
    action = {
        "question_asked": "action_answer_question",
        "unsure_question": "action_ask_which_question",
    }[intent]
    return talk.hears(text, intent, message={"answer": answer}).does(action)


@pytest.mark.parametrize(("now", "word"), [(BEFORE, "nog"), (None, "niet meer")])
def test_a_unit_says_what_holds_at_that_moment(
    talking: Talking, now: datetime | None, word: str
) -> None:
    talk = talking(now=now) if now else talking()
    heard = asks(talk, "kan ik nog aan die tafel terecht", "desk_ends")
    assert word in heard.answer


def test_it_says_where_that_is_written(talking: Talking) -> None:
    talk = talking()
    asks(talk, "waarom is dat zo", "why_change")
    heard = talk.hears("waar staat dat", "source_asked").does("action_tell_source")
    assert "Wijzigingen in dienstverlening" in heard.answer


def test_two_questions_get_two_answers(talking: Talking) -> None:
    talk = talking()
    one = asks(talk, "wat is de isd", "what_is_isd").answer
    both = asks(talk, "wat is de isd en wat is de wmo", "what_is_isd", also="what_is_wmo").answer
    assert both.startswith(one.split(". Bron")[0][:40])
    assert len(both) > len(one)


def test_hours_are_told_by_who_knows_the_moment(talking: Talking) -> None:
    heard = asks(talking(), "tot hoe laat kan ik op het gemeentehuis terecht", "hours.town_hall")
    assert "gemeentehuis" in heard.answer


@pytest.mark.parametrize("language", ["nl", "de"])
def test_where_two_may_be_meant_both_are_named(talking: Talking, language: str) -> None:
    talk = talking(language=language)
    heard = asks(talk, "en de isd", "what_is_isd", "isd_own_hour", intent="unsure_question")
    assert heard.directive("expect")["kind"] == "choice"
    assert len(heard.titles) == 3
    pressed = heard.buttons[1]["command"]
    told = talk.hears("", pressed["name"], **pressed["entities"]).does("action_answer_question")
    assert told.answer


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("nl", "Wilt u weten wat de ISD is?", "Of wilt u weten hoe het met uw aanvraag staat?"),
     ("de", "Möchten Sie wissen, was die ISD ist?",
      "Oder möchten Sie wissen, wie es um Ihren Antrag steht?")],
)  # fmt: skip
def test_a_question_and_an_act_that_may_be_meant_are_both_offered(
    talking: Talking, language: str, first: str, second: str
) -> None:
    talk = talking(language=language)
    units = [{"id": "what_is_isd", "share": 0.8}, {"id": "isd_own_hour", "share": 0.1}]
    answer = {"bank": "v", "units": units, "question": 0.4, "also": None, "does": "ask_status"}
    heard = talk.hears("sinds wanneer is dat", "unsure_question", message={"answer": answer}).does(
        "action_ask_which_question"
    )
    said = heard.values("utter_clarify")
    assert (said["first"], said["second"]) == (first, second)
    assert [one["command"]["name"] for one in heard.buttons] == [
        "question_asked", "ask_status", "unsure_offer"
    ]  # fmt: skip


def test_a_unit_that_says_nothing_now_leaves_the_word_to_the_next(talking: Talking) -> None:
    heard = asks(talking(), "hoe zit dat", "no_unit_of_this_bank", "what_is_isd")
    assert "ISD" in heard.answer or "Intergemeentelijke" in heard.answer


def test_in_a_form_it_is_told_and_nothing_else_is_offered(talking: Talking) -> None:
    talk = talking(service="passport")
    talk.loop = "appointment_form"
    heard = asks(talk, "wat is de isd eigenlijk", "what_is_isd")
    assert heard.answer
    assert heard.buttons == []
    assert talk.slots["service"] == "passport"


def test_more_is_told_on_a_yes(talking: Talking) -> None:
    talk = talking()
    heard = asks(talk, "waarom is dat zo", "why_change")
    assert heard.titles == ["Ja", "Nee"]
    more = talk.hears("ja graag", "affirm").does("action_take_up_offer")
    assert more.answer not in heard.answer


def test_what_a_person_must_say_is_not_told_by_a_unit(talking: Talking) -> None:
    heard = asks(talking(), "heb ik recht op een traplift", "what_is_wmo")
    assert "Wmo" not in heard.answer.split(".")[0]


def test_a_question_about_a_service_is_what_follows_refer_to(talking: Talking) -> None:
    talk = talking()
    asks(talk, "wat kost zo'n paspoort", "price.passport")
    assert (talk.slots["service"], talk.slots["topic"]) == ("passport", "documents")
