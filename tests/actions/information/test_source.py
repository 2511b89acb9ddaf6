"""Where an answer comes from: shown in chat, told when somebody asks on the other channels."""

import pytest

from tests.actions.talk import REMARK, Talk, Talking

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
    before, after = told.split(
        "Ich arbeite mit Beispieldaten, fragen Sie zur Sicherheit noch einmal nach."
    )
    assert "02431 97370" in before and "Quelle:" in before
    assert "Südpromenade" in after


def test_a_temporary_measure_is_said_with_its_date(talking: Talking) -> None:
    talk = talking("jobcenter-kreis-heinsberg", "de", now="2020-06-10T10:00:00+02:00")
    heard = talk.hears("ich brauche Geld", "request_benefits").does("action_answer_topic")
    assert "vorübergehende Regel vom 8. Juni 2020" in heard.answer


# Said once that these are example data.

MARK = {"voice": REMARK, "chat": REMARK, "sms": "(Ik werk met voorbeeldgegevens)"}
PRICE = ("wat kost een paspoort", "request_document", "action_answer_topic")


@pytest.mark.parametrize("channel", MARK)
def test_that_it_is_assumed_is_said_before_the_first_such_answer_only(
    talking: Talking, channel: str
) -> None:
    talk = talking(channel=channel)
    first = talk.hears(*PRICE[:2], service="passport").does(PRICE[2]).answer
    assert first.startswith(MARK[channel]) and "50 euro" in first
    again = talk.hears("en een rijbewijs", "request_document", service="driving_licence")
    second = again.does(PRICE[2]).answer
    assert "voorbeeldgegevens" not in second and "38 euro" in second
    hours = talk.hears("wanneer zijn jullie open", "ask_opening_hours").does("action_opening_hours")
    assert "voorbeeldgegevens" not in hours.answer and hours.answer.startswith("Het gemeentehuis")


def test_a_sure_answer_leaves_the_remark_to_the_first_that_is_not(talking: Talking) -> None:
    talk = talking()
    sure = talk.hears("hulp in huis", "request_wmo", service="household_help")
    assert "voorbeeldgegevens" not in sure.does("action_answer_topic").answer
    told = talk.hears(*PRICE[:2], service="passport").does(PRICE[2]).answer
    assert told.startswith(REMARK)


def test_another_session_of_the_conversation_knows_that_it_was_said(talking: Talking) -> None:
    talk = talking(told_assumed=True, service="passport").hears("", "session_start")
    events = talk.does("action_session_start").events
    kept = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert kept["told_assumed"] is True and "service" not in kept
