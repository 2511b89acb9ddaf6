"""Contact data is found again by its conversation and never lies about in clear."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake.commands.migrate import upgrade
from intake.contacts import MARKS, ContactBook, UnknownKind, Unreadable, seal, unseal
from intake.conversations import Conversation, open_conversation
from intake.database import connect, session_scope

KEY = Fernet.generate_key().decode()
OpenOne = Callable[..., Conversation]


def test_what_was_put_is_got_back(session: Session, open_one: OpenOne) -> None:
    conversation, book = open_one(), ContactBook(session, KEY)
    book.put(conversation.id, "name", "Jörg de Vries-Müller")
    book.put(conversation.id, "phone", "+31594551000")
    assert book.get(conversation.id, "name") == "Jörg de Vries-Müller"
    assert book.get(conversation.id, "email") is None
    assert book.all(conversation.id) == {
        "name": "Jörg de Vries-Müller",
        "phone": "+31594551000",
    }


def test_a_corrected_value_takes_the_place_of_the_first(
    session: Session, open_one: OpenOne
) -> None:
    conversation, book = open_one(), ContactBook(session, KEY)
    book.put(conversation.id, "phone", "+31594551000")
    book.put(conversation.id, "phone", "+31594551001")
    assert book.all(conversation.id) == {"phone": "+31594551001"}


def test_conversations_do_not_see_each_other(session: Session, open_one: OpenOne) -> None:
    one, other, book = open_one(), open_one(), ContactBook(session, KEY)
    book.put(one.id, "name", "Anna")
    assert book.get(other.id, "name") is None


def test_erasing_forgets_one_conversation_only(session: Session, open_one: OpenOne) -> None:
    one, other, book = open_one(), open_one(), ContactBook(session, KEY)
    for conversation in (one, other):
        book.put(conversation.id, "name", "Anna")
        book.put(conversation.id, "address", "Tolberterstraat 66, Leek")
    book.erase(one.id)
    assert book.all(one.id) == {}
    assert len(book.all(other.id)) == 2


def test_only_the_four_kinds_are_kept(session: Session, open_one: OpenOne) -> None:
    with pytest.raises(UnknownKind):
        ContactBook(session, KEY).put(open_one().id, "bsn", "123456782")


def test_another_key_opens_nothing(session: Session, open_one: OpenOne) -> None:
    conversation = open_one()
    ContactBook(session, KEY).put(conversation.id, "name", "Anna")
    other_key = Fernet.generate_key().decode()
    with pytest.raises(Unreadable):
        ContactBook(session, other_key).get(conversation.id, "name")


def test_the_database_file_holds_no_contact_data_in_clear(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.db'}"
    upgrade(url)
    engine = connect(url)
    given = {"name": "Wilhelmina Oosterhuis", "phone": "+31612345678", "email": "w@example.org"}
    with session_scope(engine) as session:
        conversation = open_conversation(
            session,
            municipality="gemeente-leek",
            channel="chat",
            language="nl",
            locale="nl-NL",
            now=datetime(2026, 3, 11, 9, 0, tzinfo=UTC),
        )
        for kind, value in given.items():
            ContactBook(session, KEY).put(conversation.id, kind, value)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    engine.dispose()
    assert conversation.id.encode() in written
    for value in given.values():
        assert value.encode() not in written


def test_a_mark_is_filled_in_with_the_name_that_is_known(
    session: Session, open_one: OpenOne
) -> None:
    conversation, book = open_one(), ContactBook(session, KEY)
    said = f"Het is voor {MARKS['name']}. Klopt dat?"
    assert book.filled(conversation.id, said) == said
    book.put(conversation.id, "name", "Els de Vries")
    assert book.filled(conversation.id, said) == "Het is voor Els de Vries. Klopt dat?"


def test_a_sealed_text_opens_with_its_key_alone() -> None:
    sealed = seal(KEY, "Dank u, Els de Vries")
    assert "Vries" not in sealed
    assert unseal(KEY, sealed) == "Dank u, Els de Vries"
    with pytest.raises(Unreadable):
        unseal(Fernet.generate_key().decode(), sealed)
