"""Where an answer comes from: shown in chat, told when somebody asks on the other channels."""

import pytest

from tests.actions.talk import Talk, Talking

LOKET = "Wijzigingen in dienstverlening Lokaal Loket gemeente Leek"


def asks_source(talk: Talk) -> str:
    return talk.hears("", "source_asked").does("action_tell_source").answer


@pytest.mark.parametrize("channel", ["voice", "sms", "chat"])
def test_the_source_of_an_answer_is_named_with_its_date(talking: Talking, channel: str) -> None:
    talk = talking(channel=channel)
    talk.hears("ik heb hulp nodig thuis", "request_wmo").does("action_answer_topic")
    told = asks_source(talk)
    assert LOKET in told and "1 februari 2014" in told


def test_what_was_offered_is_asked_again_after_it(talking: Talking) -> None:
    talk = talking()
    talk.hears("ik heb hulp nodig thuis", "request_wmo").does("action_answer_topic")
    heard = talk.hears("", "source_asked").does("action_tell_source")
    assert heard.said == ["utter_answer", "utter_offer_person"]
    assert talk.slots["offer"] == "handover"


def test_that_of_opening_hours_too(talking: Talking) -> None:
    talk = talking(channel="voice")
    talk.hears("wanneer is de ISD open", "ask_opening_hours").does("action_opening_hours")
    assert LOKET in asks_source(talk)


def test_what_is_assumed_has_none_and_says_so(talking: Talking) -> None:
    talk = talking(channel="voice")
    talk.hears("wat kost een paspoort", "request_document", service="passport")
    talk.does("action_answer_topic")
    assert "aanname" in asks_source(talk)


def test_before_anything_was_told_there_is_none(talking: Talking) -> None:
    assert "nog niets verteld" in asks_source(talking())


def test_a_chat_shows_the_source_of_hours(talking: Talking) -> None:
    talk = talking()
    heard = talk.hears("wanneer is de ISD open", "ask_opening_hours").does("action_opening_hours")
    assert f"Bron: {LOKET}, 1 februari 2014." in heard.answer


def test_an_assumed_address_does_not_borrow_a_source(talking: Talking) -> None:
    talk = talking("jobcenter-kreis-heinsberg", "de", now="2020-06-10T10:00:00+02:00")
    talk.hears("wo ist die Geschäftsstelle Erkelenz", "ask_location")
    told = talk.does("action_location").answer
    before, after = told.split("Nach unseren Beispieldaten.")
    assert "02431 97370" in before and "Quelle:" in before
    assert "Südpromenade" in after


def test_a_temporary_measure_is_said_with_its_date(talking: Talking) -> None:
    talk = talking("jobcenter-kreis-heinsberg", "de", now="2020-06-10T10:00:00+02:00")
    heard = talk.hears("ich brauche Geld", "request_benefits").does("action_answer_topic")
    assert "vorübergehende Regel vom 8. Juni 2020" in heard.answer
