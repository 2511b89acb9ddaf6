"""A booking by keys alone."""

from tests.actions.talk import Talking


def test_by_keys_alone_an_appointment_needs_no_name(talking: Talking) -> None:
    talk = talking(channel="voice", service="passport", office="town_hall", purpose="book")
    talk.slots["appointment_time"] = "2014-02-06T10:00:00+01:00"
    asked = talk.hears("hallo", "greet").turn("appointment_form")
    assert (asked.said, asked.titles) == (["utter_ask_name"], ["Zonder naam"])
    confirmed = talk.presses(asked.buttons[0]).turn()
    assert confirmed.values("utter_ask_confirm")["name"] == "zonder naam"


def test_who_writes_is_asked_for_a_name_as_before(talking: Talking) -> None:
    talk = talking(service="passport", office="town_hall", purpose="book")
    talk.slots["appointment_time"] = "2014-02-06T10:00:00+01:00"
    assert talk.hears("hallo", "greet").turn("appointment_form").titles == []
