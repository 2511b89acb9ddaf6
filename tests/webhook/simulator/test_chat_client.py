"""The chat client speaks the API as a browser does, on its own time where it has one."""

from datetime import datetime, timedelta

import pytest

from tests.webhook.simulator.conftest import AT
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient, ChatError, NotOffered, Refused, Unreachable
from webhook.simulator.player import play
from webhook.simulator.records import Records
from webhook.simulator.script import Script
from webhook.simulator.terminal import client_for


def moment(said: str) -> datetime:
    """When the fake Rasa was told it is."""
    return datetime.fromisoformat(said.rpartition(" at ")[2])


def test_a_chat_opens_with_disclosure_and_choices(gateway: str) -> None:
    heard = ChatClient(gateway).open("gemeente-leek", "de")
    assert "Computer" in heard[0].text
    assert {each.language for each in heard} == {"de"}
    assert "Termin machen" in [button.title for button in heard[-1].buttons]


def test_words_are_answered(client: ChatClient) -> None:
    (answer,) = client.say("goedemorgen")
    assert answer.text.startswith("goedemorgen at ")
    assert answer.expect == "choice"


def test_a_conversation_goes_on_through_another_gateway(client: ChatClient, gateway: str) -> None:
    other = client.through(gateway)
    (answer,) = other.say("goedemorgen", "the-same")
    assert client.say("goedemorgen", "the-same") == [answer]


def test_a_choice_is_pressed_by_number_or_title(client: ChatClient) -> None:
    assert client.press(2)[0].text.startswith("book_appointment at ")
    assert client.button("ja")[0].text.startswith("affirm at ")


def test_what_is_not_on_offer_cannot_be_pressed(client: ChatClient) -> None:
    with pytest.raises(NotOffered, match="There is no choice 4: on offer: Wat kan ik vragen"):
        client.press(4)
    with pytest.raises(NotOffered, match="'Misschien'"):
        client.button("Misschien")


def test_every_message_is_sent_at_the_clients_own_time(client: ChatClient) -> None:
    first = moment(client.say("hoi")[0].text)
    client.advance(timedelta(minutes=6))
    second = moment(client.say("daar")[0].text)
    assert first == AT
    assert second == AT + timedelta(minutes=6)


def test_the_systems_own_time_cannot_be_moved(gateway: str) -> None:
    client = ChatClient(gateway)
    client.open("gemeente-leek", "nl")
    with pytest.raises(ChatError, match="give the script an at"):
        client.advance(timedelta(minutes=6))


def test_the_same_id_twice_is_one_turn(client: ChatClient) -> None:
    assert client.say("hoi", "m1") == client.say("hoi", "m1")


def test_news_is_what_was_not_heard_yet(client: ChatClient) -> None:
    client.say("hoi")
    assert client.news() == []


def test_an_error_of_the_api_carries_its_code(gateway: str) -> None:
    with pytest.raises(Refused) as caught:
        ChatClient(gateway).open("gemeente-nergens", "nl")
    assert (caught.value.status, caught.value.code) == (404, "unknown_municipality")


def test_nobody_at_home_is_told() -> None:
    with pytest.raises(Unreachable, match="does not answer"):
        ChatClient("http://127.0.0.1:1").open("gemeente-leek", "nl")


def test_a_script_is_played_over_http(gateway: str, services: Services) -> None:
    steps = [
        {"expect": {"says": "computer", "language": "nl"}},
        {"say": "hoi", "expect": {"says": "^hoi at 2014-02-06", "case": "none"}},
        {"advance": "1d"},
        {"press": 1, "expect": {"says": "affirm at 2014-02-07", "booking": "none"}},
    ]
    head = {"municipality": "gemeente-leek", "language": "nl", "at": AT}
    script = Script.model_validate({**head, "steps": steps})
    records = Records(services.engine, services.profiles, services.appointments)
    client = client_for(services, gateway, script)
    assert play(script, client, records, lambda _: None).failures == []
