"""The chat API as the contract has it: list, open, send and read."""

import pytest
from flask.testing import FlaskClient

from intake import conversations
from intake.contacts import ContactBook
from intake.database import session_scope
from tests.webhook.api_chat import OPENING, Chat
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call
from webhook.services import Services
from webhook.wire import Command

FIELDS = {
    *("seq", "id", "from", "name", "text", "links", "language", "buttons", "calls", "booking"),
    *("expect", "at"),
}


def test_municipalities_are_listed(client: FlaskClient, services: Services) -> None:
    answer = client.get("/api/municipalities")
    assert answer.status_code == 200
    listed = {each["id"]: each for each in answer.get_json()}
    assert set(listed) == {profile.id for profile in services.profiles.all()}
    leek = services.profiles.get("gemeente-leek")
    assert listed["gemeente-leek"] == {
        "id": "gemeente-leek",
        "name": leek.name,
        "country": "NL",
        "languages": ["nl", "de"],
        "phone_number": leek.phone_number,
    }


def test_a_chat_opens_with_disclosure_and_greeting(client: FlaskClient) -> None:
    answer = client.post("/api/chat", json=OPENING | {"language": "de"})
    opened = answer.get_json()
    assert answer.status_code == 201
    assert set(opened) == {"conversation", "token", "messages"}
    first, second = opened["messages"]
    assert "Computer" in first["text"]
    assert [button["title"] for button in second["buttons"]][1] == "Termin machen"
    assert {each["language"] for each in opened["messages"]} == {"de"}


@pytest.mark.parametrize("language", [None, "en", "nl-NL", ""])
def test_a_language_that_is_not_served_becomes_the_first(
    language: str | None, client: FlaskClient
) -> None:
    opened = client.post("/api/chat", json=OPENING | {"language": language}).get_json()
    assert {each["language"] for each in opened["messages"]} == {"nl"}


def test_every_message_has_the_fields_of_the_contract(chat: Chat, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", affirm="Ja"))
    chat.send(text="ik wil een afspraak")
    messages = chat.read().get_json()["messages"]
    assert {frozenset(message) for message in messages} == {frozenset(FIELDS)}
    assert [message["seq"] for message in messages] == [1, 2, 3, 4]
    assert [message["from"] for message in messages] == ["bot", "bot", "citizen", "bot"]
    assert messages[-1]["buttons"] == [{"id": "1.1.1", "title": "Ja"}]
    assert messages[-1]["expect"] == "choice"
    assert messages[-1]["at"] == NOW.isoformat()


def test_numbers_to_call_stand_apart_from_buttons(chat: Chat, rasa: FakeRasa) -> None:
    rasa.answers += [
        tells_whom_to_call("Bel 113.", {"Bel 113": "113", "Bel 112": "112"}, deny="Nee"),
        says("Goed."),
    ]
    told = chat.send(text="ik wil niet meer").get_json()["messages"][0]
    assert told["buttons"] == [{"id": "1.1.1", "title": "Nee"}]
    assert told["calls"] == [
        {"title": "Bel 113", "tel": "113"},
        {"title": "Bel 112", "tel": "112"},
    ]
    chat.send(text="dank u")
    read = chat.read(after=2).get_json()["messages"]
    assert [message["calls"] for message in read] == [[], told["calls"], [], []]


def test_words_are_answered(chat: Chat, rasa: FakeRasa) -> None:
    rasa.answers.append(says("50 euro."))
    answer = chat.send(text="wat kost een paspoort?")
    assert answer.status_code == 200
    assert [message["text"] for message in answer.get_json()["messages"]] == ["50 euro."]


def test_a_button_is_answered(chat: Chat, rasa: FakeRasa) -> None:
    first = chat.opened["messages"][-1]["buttons"][0]["id"]
    assert chat.send(button=first).status_code == 200
    assert rasa.heard == [Command("ask_help")]


def test_the_same_id_twice_is_one_turn(chat: Chat, rasa: FakeRasa) -> None:
    first, again = chat.send(id="m-1"), chat.send(id="m-1")
    assert first.get_json() == again.get_json()
    assert len(rasa.sent) == 1


def test_reading_begins_after_the_message_named(chat: Chat) -> None:
    chat.send()
    assert [m["seq"] for m in chat.read(after=2).get_json()["messages"]] == [3, 4]
    assert chat.read(after=99).get_json() == {"messages": []}


def test_what_was_only_an_event_is_not_shown(chat: Chat, rasa: FakeRasa) -> None:
    chat.send(text="\u200b")
    assert [m["from"] for m in chat.read(after=2).get_json()["messages"]] == ["bot"]


def test_while_a_clerk_has_the_conversation_the_bot_sends_nothing(
    chat: Chat, rasa: FakeRasa, services: Services
) -> None:
    rasa.meanwhile = lambda: pytest.fail("the bot answers although a clerk does")
    Talk(services, chat.id).set(owner="staff:7")
    answer = chat.send(text="bent u er nog?")
    assert (answer.status_code, answer.get_json()) == (200, {"messages": []})


def test_half_a_character_is_dropped(chat: Chat, rasa: FakeRasa) -> None:
    assert chat.raw(rb'{"id": "a", "text": "is het open? \ud83d"}').status_code == 200
    assert rasa.heard == ["is het open?"]


def test_a_whole_character_in_two_halves_stays_whole(chat: Chat, rasa: FakeRasa) -> None:
    assert chat.raw(rb'{"id": "a", "text": "hoi \ud83d\ude00"}').status_code == 200
    assert rasa.heard == ["hoi \U0001f600"]


def test_a_name_is_read_back_and_lies_as_a_mark(
    chat: Chat, rasa: FakeRasa, services: Services
) -> None:
    with session_scope(services.engine) as session:
        book = ContactBook(session, services.settings.data_key)
        book.put(chat.id, "name", "Els de Vries")
    rasa.answers.append(says("Op naam van [name]. Klopt dat?"))
    (answer,) = chat.send(text="ja").get_json()["messages"]
    assert answer["text"] == "Op naam van Els de Vries. Klopt dat?"
    with session_scope(services.engine) as session:
        kept = [turn.text for turn in conversations.transcript(session, chat.id)]
    assert kept[-1] == "Op naam van [name]. Klopt dat?"
