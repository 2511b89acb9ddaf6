"""The case of somebody in danger."""

import re
from datetime import datetime

from tests.actions.talk import Heard, Talk, Talking

NIGHT = datetime.fromisoformat("2014-02-05T23:40:00+01:00")


def told(heard: Heard) -> str:
    return " ".join(message["text"] or "" for message in heard.messages if message["text"])


def begins(talk: Talk, words: str, kind: str, intent: str = "report_urgent") -> Heard:
    """Tell of danger, and let its form begin as Rasa does."""
    heard = talk.hears(words, intent, kind=kind).does("action_begin_danger")
    talk.turn("danger_form")
    return heard


def test_the_case_goes_where_its_kind_does_and_not_to_what_was_being_booked(
    talking: Talking,
) -> None:
    talk = talking(service="passport", topic="documents", purpose="book")
    begins(talk, "ik wil dood", "suicide")
    case = talk.case()
    assert (case.service, case.department) == (None, "wmo")


def test_a_caller_is_offered_a_person_and_put_through_on_a_yes(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik wil dood", "suicide")
    assert heard.directive("handover")["wants"] == "callback"
    assert heard.directive("expect")["kind"] == "choice"
    put = talk.hears("ja graag", "affirm").turn()
    assert put.directive("handover")["wants"] == "transfer"
    assert talk.case().wants == "transfer"


def test_at_night_nobody_is_put_through(talking: Talking) -> None:
    talk = talking(channel="voice", now=NIGHT)
    talk.gives("phone", "+31612345678")
    begins(talk, "ik wil dood", "suicide")
    assert talk.hears("ja", "affirm").turn().directive("handover") is None


def test_a_threat_is_neither_put_through_nor_invited(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik kom morgen met een mes langs", "threat")
    assert heard.directive("expect")["kind"] == "listen"
    assert not re.search(r"langs|welkom|afspraak|adres|verbind", told(heard))
    assert talk.case().wants == "nothing"
    assert talk.hears("ja", "affirm").turn().directive("handover") is None
