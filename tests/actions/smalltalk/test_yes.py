"""Outside a form, yes and no answer what the bot offered last; no question goes round in a ring."""

from tests.actions.talk import Talking


def test_yes_to_an_appointment_starts_the_form_for_that_service(talking: Talking) -> None:
    talk = talking(offer="book:passport", office="home_visit").hears("ja graag", "affirm")
    heard = talk.does("action_take_up_offer")
    assert heard.followup == "appointment_form"
    assert (talk.slots["service"], talk.slots["purpose"]) == ("passport", "book")
    assert talk.slots["office"] is None


def test_yes_to_a_person_starts_the_handover_about_the_matter(talking: Talking) -> None:
    talk = talking(offer="handover", topic="income", service=None).hears("ja", "affirm")
    heard = talk.does("action_take_up_offer")
    assert heard.followup == "handover_form"
    assert talk.slots["handover_reason"] == "topic_to_specialist"
    assert talk.slots["handover_subject"] == "income"


def test_a_no_to_an_offer_asks_what_else_and_the_next_no_ends_it(talking: Talking) -> None:
    talk = talking(offer="handover").hears("nee", "deny")
    assert talk.does("action_decline_offer").said == ["utter_anything_else"]
    heard = talk.hears("nee", "deny").does("action_decline_offer")
    assert heard.said == ["utter_goodbye"]
    assert heard.directive("task_closed")


def test_a_yes_to_anything_else_is_asked_what(talking: Talking) -> None:
    heard = talking().hears("ja", "affirm").does("action_take_up_offer")
    assert heard.said == ["utter_help"]


def test_closing_a_task_forgets_what_it_was_about(talking: Talking) -> None:
    talk = talking(offer="handover", last_answer="topic", service="passport", topic="documents")
    heard = talk.hears("tot ziens", "goodbye").does("action_close_task")
    assert set(talk.slots.values()) == {None}
    assert heard.directive("task_closed")
