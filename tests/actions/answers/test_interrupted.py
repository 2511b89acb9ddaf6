"""Who was cut off goes on with what is named, without a number; who needs a moment is given it."""

import pytest

from tests.actions.talk import Talk, Talking

CALLED_AGAIN = "dag, net viel de lijn weg en ik wilde een afspraak"


def begun(talk: Talk, action: str) -> Talk:
    assert talk.does(action).followup == "appointment_form"
    talk.turn("appointment_form")
    return talk


@pytest.mark.parametrize(
    ("intent", "action"),
    [
        ("cancel_appointment", "action_start_lookup"),
        ("unsure_offer", "action_not_understood"),
        ("unsure_clarify", "action_clarify"),
    ],
)
def test_the_appointment_is_begun_anew(talking: Talking, intent: str, action: str) -> None:
    talk = begun(talking(channel="voice").hears(CALLED_AGAIN, intent), action)
    assert talk.slots["requested_slot"] == "service"


def test_a_matter_that_is_named_is_booked(talking: Talking) -> None:
    text = "unser Gespräch ist abgebrochen, es ging um einen Termin für die Haushaltshilfe"
    talk = talking(language="de").hears(text, "cancel_appointment", service="household_help")
    assert begun(talk, "action_start_lookup").slots["service"] == "household_help"


def test_without_an_appointment_it_is_asked_what_it_was_about(talking: Talking) -> None:
    heard = talking().hears("het gesprek werd net afgebroken", "ask_status")
    heard = heard.does("action_start_lookup")
    assert heard.answer.endswith("Waar ging het over?") and heard.followup == "action_listen"


def test_an_appointment_that_stands_is_still_looked_up_to_be_moved(talking: Talking) -> None:
    text = "de verbinding viel weg, ik wilde mijn afspraak verzetten"
    talk = talking().hears(text, "change_appointment")
    assert talk.does("action_start_lookup").said == []


def test_later_in_a_conversation_it_is_this_one_that_was_cut_off(talking: Talking) -> None:
    talk = talking().hears("hallo", "greet").hears("wat kost een paspoort", "request_document")
    talk.hears("u viel even weg", "unsure_offer")
    assert talk.does("action_not_understood").said == ["utter_not_understood"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "ogenblikje, ik moet even zoeken"), ("de", "Sekunde, ich hole den Brief")],
)
@pytest.mark.parametrize(
    ("intent", "action"),
    [("out_of_scope", "action_not_understood_in_form"), ("ask_repeat", "action_ask_again")],
)
def test_the_reference_is_waited_for(
    talking: Talking, language: str, text: str, intent: str, action: str
) -> None:
    talk = talking(language=language).hears("mijn afspraak", "change_appointment")
    talk.does("action_start_lookup")
    talk.turn("reference_form")
    heard = talk.hears(text, intent).does(action)
    assert heard.said == ["utter_answer"] and talk.loop == "reference_form"
    assert heard.directive("understood")["understood"]


def test_outside_a_form_nothing_more_is_asked(talking: Talking) -> None:
    heard = talking().hears("wacht even hoor", "unsure_offer").does("action_not_understood")
    assert heard.said == ["utter_answer"] and heard.directive("expect")["kind"] == "listen"


def test_who_says_more_does_not_only_wait(talking: Talking) -> None:
    talk = talking().hears("wacht even, mijn zoon wil ook nog iets vragen over zijn school")
    assert talk.does("action_not_understood").said == ["utter_not_understood"]
