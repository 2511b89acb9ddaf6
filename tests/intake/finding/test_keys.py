"""Sealed names and numbers are found by keyed hashes, and the hashes tell nothing by themselves."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, keys_of
from intake.conversations import Conversation
from intake.finding.keys import ContactKey, parts, with_all
from tests.intake.conftest import KEY

OpenOne = Callable[..., Conversation]


def found(session: Session, kind: str, value: str) -> list[str]:
    return list(session.scalars(with_all(kind, keys_of(KEY, kind, value))))


@pytest.mark.parametrize(
    ("given", "sought"),
    [
        ("Henk Dijkstra", "dykstra"),
        ("Jürgen Weiß", "Mueller Weiss".split()[1]),
        ("Anna Müller", "mueller"),
        ("Anna Müller", "Muller Anna"),
        ("Mevrouw Van der Veen", "veen"),
        ("Émile d’Hondt", "dhondt emile"),
        ("Anne-Marie de Wit", "marie"),
    ],
)
def test_a_name_is_found_by_its_words_in_any_spelling(
    given: str, sought: str, session: Session, open_one: OpenOne
) -> None:
    conversation = open_one()
    ContactBook(session, KEY).put(conversation.id, "name", given)
    assert found(session, "name", sought) == [conversation.id]


def test_every_word_must_fit(session: Session, open_one: OpenOne) -> None:
    ContactBook(session, KEY).put(open_one().id, "name", "Henk Dijkstra")
    assert found(session, "name", "Piet Dijkstra") == []
    assert found(session, "name", "Dijk") == []
    assert found(session, "name", "") == found(session, "name", "H. 12") == []


def test_a_number_is_found_whole_only(session: Session, open_one: OpenOne) -> None:
    conversation = open_one()
    ContactBook(session, KEY).put(conversation.id, "phone", "+31612345678")
    assert found(session, "phone", "+31612345678") == [conversation.id]
    assert found(session, "phone", "+3161234567") == []


def test_a_corrected_or_forgotten_value_is_found_no_more(
    session: Session, open_one: OpenOne
) -> None:
    conversation, book = open_one(), ContactBook(session, KEY)
    book.put(conversation.id, "name", "Henk Dijkstra")
    book.put(conversation.id, "name", "Henk de Boer")
    assert found(session, "name", "Dijkstra") == []
    assert found(session, "name", "Boer") == [conversation.id]
    book.remove(conversation.id, "name")
    assert session.scalars(select(ContactKey)).all() == []


def test_keys_are_no_words_and_those_of_another_installation_differ() -> None:
    (key,) = keys_of(KEY, "name", "Dijkstra")
    assert len(key) == 64 and "ykstra" not in key
    assert keys_of(KEY[::-1], "name", "Dijkstra") != [key]
    assert keys_of(KEY, "email", "Dijkstra") != [key]


def test_what_is_never_sought_has_no_keys() -> None:
    assert parts("address", "Tolberterstraat 66, Leek") == []
    assert parts("holder", "Dijkstra") == []
