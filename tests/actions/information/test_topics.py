"""A matter is answered from Leek's profile, with where it is from and how sure it is."""

import pytest

from tests.actions.talk import REMARK, Heard, Talk, Talking

JANUARY = "2014-01-20T10:00:00+01:00"


def ask(talk: Talk, text: str, intent: str, **entities: object) -> Heard:
    return talk.hears(text, intent, **entities).does("action_answer_topic")


def test_a_topic_is_answered_by_the_profile(talking: Talking) -> None:
    heard = ask(talking(), "ik heb hulp nodig thuis", "request_wmo")
    assert "algemene nummer van de gemeente" in heard.answer


def test_the_answer_is_that_of_the_day(talking: Talking) -> None:
    heard = ask(talking(now=JANUARY), "ik heb hulp nodig thuis", "request_wmo")
    assert "Lokaal Loket" in heard.answer


def test_the_same_is_answered_in_german(talking: Talking) -> None:
    heard = ask(talking(language="de"), "ich brauche Hilfe zu Hause", "request_wmo")
    assert "Kundenzentrum" in heard.answer


def test_an_assumed_fact_says_so_first(talking: Talking) -> None:
    heard = ask(talking(), "wat kost een paspoort", "request_document", service="passport")
    assert heard.answer.startswith(REMARK)
    assert "50 euro" in heard.answer


def test_what_the_source_says_needs_no_such_words(talking: Talking) -> None:
    heard = ask(talking(), "hulp in huis", "request_wmo", service="household_help")
    assert "voorbeeldgegevens" not in heard.answer


def test_a_chat_names_the_source(talking: Talking) -> None:
    heard = ask(talking(), "hulp in huis", "request_wmo", service="household_help")
    assert "Bron: Wijzigingen in dienstverlening Lokaal Loket gemeente Leek" in heard.answer


@pytest.mark.parametrize("channel", ["voice", "sms"])
def test_what_is_read_out_or_counted_names_no_source(talking: Talking, channel: str) -> None:
    heard = ask(talking(channel=channel), "hulp in huis", "request_wmo", service="household_help")
    assert "Bron" not in heard.answer


def test_an_assumed_answer_has_no_source(talking: Talking) -> None:
    heard = ask(talking(), "wat kost een paspoort", "request_document", service="passport")
    assert "Bron" not in heard.answer


def test_what_it_was_about_is_remembered(talking: Talking) -> None:
    talk = talking()
    ask(talk, "paspoort verlengen", "request_document", service="passport")
    assert (talk.slots["service"], talk.slots["topic"]) == ("passport", "documents")
    assert talk.slots["last_answer"] == "topic"


def test_it_can_be_said_again(talking: Talking) -> None:
    talk = talking(told_assumed=True)
    first = ask(talk, "paspoort verlengen", "request_document", service="passport")
    again = talk.hears("wat zegt u", "ask_repeat", ("ask_repeat",)).does("action_repeat")
    assert again.answer == first.answer


def test_within_a_form_it_is_answered_without_another_question(talking: Talking) -> None:
    talk = talking(service="passport", requested_slot="appointment_time")
    talk.loop = "appointment_form"
    heard = ask(talk, "wat kost een rijbewijs", "request_document", service="driving_licence")
    assert heard.said == ["utter_answer"]
    assert talk.slots["service"] == "passport"
    assert talk.slots["offer"] is None
