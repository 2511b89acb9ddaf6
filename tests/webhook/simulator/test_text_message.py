"""The simulated telephone writes as Twilio delivers: signed, on its own time, one answer each."""

from dataclasses import replace
from datetime import timedelta

import phonenumbers
import pytest

from tests.webhook.simulator.conftest import AT
from webhook.services import Services
from webhook.simulator.chat_client import ChatError, NotOffered, Refused, Unreachable
from webhook.simulator.player import play
from webhook.simulator.records import Records
from webhook.simulator.script import Script
from webhook.simulator.terminal import client_for
from webhook.simulator.text_message import SmsClient, made_up_number


@pytest.fixture
def client(gateway: str, services: Services) -> SmsClient:
    client = SmsClient(gateway, services, AT)
    client.open("gemeente-leek", "nl")
    return client


def test_nothing_is_said_before_the_citizen_writes(gateway: str, services: Services) -> None:
    assert SmsClient(gateway, services).open("gemeente-leek", "nl") == []


def test_the_second_language_is_asked_for_as_a_citizen_does(
    gateway: str, services: Services
) -> None:
    (heard,) = SmsClient(gateway, services).open("gemeente-leek", "de")
    assert "computer, geen mens" in heard.text and "switch_language at " in heard.text


def test_an_answer_is_taken_apart_into_words_and_choices(client: SmsClient) -> None:
    (heard,) = client.say("goedemorgen")
    assert "goedemorgen at 2014-02-06" in heard.text and "\n" not in heard.text
    assert [button.title for button in heard.buttons] == ["Ja"]
    assert (heard.language, heard.expect) == ("nl", "choice")
    assert client.conversation


def test_a_choice_is_answered_by_its_number(client: SmsClient) -> None:
    client.say("hoi")
    assert client.press(1)[0].text.startswith("affirm at ")
    assert client.button("ja")[0].text.startswith("affirm at ")


def test_what_is_not_on_offer_cannot_be_answered(client: SmsClient) -> None:
    client.say("hoi")
    with pytest.raises(NotOffered, match="no choice 2 among Ja"):
        client.press(2)
    with pytest.raises(NotOffered, match="'Nee'"):
        client.button("Nee")


def test_messages_go_on_in_one_conversation_until_a_day_of_silence(client: SmsClient) -> None:
    client.say("hoi")
    first = client.conversation
    client.advance(timedelta(hours=23))
    client.say("nog iets")
    assert client.conversation == first
    client.advance(timedelta(hours=25))
    client.say("en nu")
    assert client.conversation != first


def test_silence_is_heard_as_nothing(client: SmsClient) -> None:
    assert client.say("afmelden") == []
    assert client.say("hallo?") == []
    assert "weer sms'jes" in client.say("start")[0].text


def test_the_same_sid_twice_gets_the_same_answer(client: SmsClient) -> None:
    first = client.say("hoi", "SM1")
    assert client.say("hoi", "SM1") == first


def test_another_token_is_refused(gateway: str, services: Services) -> None:
    forged = replace(services, settings=replace(services.settings, twilio_auth_token="guessed"))
    client = SmsClient(gateway, forged)
    client.open("gemeente-leek", "nl")
    with pytest.raises(Refused, match="403"):
        client.say("hoi")


def test_nobody_at_home_is_told(services: Services) -> None:
    client = SmsClient("http://127.0.0.1:1", services)
    client.open("gemeente-leek", "nl")
    with pytest.raises(Unreachable, match="does not answer"):
        client.say("hoi")


def test_an_unknown_municipality_is_told(services: Services) -> None:
    with pytest.raises(ChatError, match="gemeente-nergens"):
        SmsClient("http://127.0.0.1:1", services).open("gemeente-nergens", "nl")


def test_the_systems_own_time_cannot_be_moved(gateway: str, services: Services) -> None:
    with pytest.raises(ChatError, match="give the script an at"):
        SmsClient(gateway, services).advance(timedelta(minutes=6))


def test_a_script_is_played_by_text_message(gateway: str, services: Services) -> None:
    steps = [
        {"say": "hoi", "expect": {"says": ["geen mens", "hoi at 2014-02-06"], "offers": "ja"}},
        {"advance": "2d"},
        {"press": 1, "expect": {"says": "geen mens.*1 at 2014-02-08", "booking": "none"}},
        {"say": "stop", "expect": {"silent": True}},
    ]
    head = {"municipality": "gemeente-leek", "language": "nl", "channel": "sms", "at": AT}
    script = Script.model_validate({**head, "steps": steps})
    records = Records(services.engine, services.profiles, services.appointments)
    told = play(script, client_for(services, gateway, script), records, lambda _: None)
    assert [str(each) for each in told.failures] == []


def test_a_made_up_number_belongs_to_nobody() -> None:
    number = phonenumbers.parse(made_up_number())
    assert not phonenumbers.is_valid_number(number)
