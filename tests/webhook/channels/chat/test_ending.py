"""A chat ends as its citizen wants: rated, or erased."""

from flask.testing import FlaskClient
from sqlalchemy import select, text

from intake.conversations import Turn
from intake.database import connect, read_scope, session_scope
from intake.keeping import holds
from intake.references import reference_for
from intake.settings import Settings
from tests.webhook.api_chat import Chat, refusal
from webhook.services import Services

RASAS_TABLES = ("events", "turn_replies")


def erased(chat: Chat) -> dict[str, object]:
    answer = chat.client.delete(f"/api/chat/{chat.id}", headers=chat.headers)
    assert answer.status_code == 200
    return dict(answer.get_json())


def test_an_erased_chat_is_gone(chat: Chat, services: Services) -> None:
    chat.send(text="ik heet Els")
    assert erased(chat) == {"kept": []}
    assert refusal(chat.read()) == (404, "unknown_conversation")
    with read_scope(services.engine) as session:
        assert list(session.scalars(select(Turn).where(Turn.conversation_id == chat.id))) == []


def test_what_rasa_kept_of_it_goes_too(chat: Chat, settings: Settings) -> None:
    store = connect(settings.rasa_store_url)
    with store.begin() as rasa:
        for table in RASAS_TABLES:
            rasa.execute(text(f"CREATE TABLE {table} (sender_id TEXT, timestamp FLOAT)"))
            for sender in (chat.id, "another"):
                rasa.execute(text(f"INSERT INTO {table} VALUES (:sender, 1.0)"), {"sender": sender})
    erased(chat)
    with store.connect() as rasa:
        for table in RASAS_TABLES:
            assert list(rasa.scalars(text(f"SELECT sender_id FROM {table}"))) == ["another"]
    store.dispose()


def test_what_is_under_a_legal_hold_is_not_erased(chat: Chat, services: Services) -> None:
    with session_scope(services.engine) as session:
        reference = reference_for(session, chat.id)
        holds.place(session, reference, "bezwaar", services.now())
    answer = chat.client.delete(f"/api/chat/{chat.id}", headers=chat.headers)
    assert refusal(answer) == (409, "held")
    assert chat.read().status_code == 200


def test_only_who_holds_its_token_erases_a_chat(chat: Chat, client: FlaskClient) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    assert client.delete(f"/api/chat/{chat.id}", headers=wrong).status_code == 404
    assert chat.read().status_code == 200


def test_whether_it_helped_is_counted_and_not_kept(chat: Chat, services: Services) -> None:
    answer = chat.client.post(
        chat.path("satisfaction"), json={"answer": "partly"}, headers=chat.headers
    )
    assert answer.status_code == 200
    labels = ("chat", "nl", "gemeente-leek", "partly")
    assert services.meters.satisfaction.labels(*labels)._value.get() >= 1


def test_no_other_answer_is_taken(chat: Chat) -> None:
    answer = chat.client.post(
        chat.path("satisfaction"), json={"answer": "very"}, headers=chat.headers
    )
    assert refusal(answer) == (422, "bad_body")
