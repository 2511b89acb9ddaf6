"""Who is sought is found by number, name or reference, and nobody else with them."""

from datetime import datetime

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake.cases.models import DeskMessage
from intake.keeping.person import seeking
from intake.keeping.person.seeking import Sought, folded, number_in
from intake.messaging.suppressions import Suppressions
from intake.messaging.text_messages import thread_of
from intake.references import new_reference, reference_for
from tests.intake.conftest import KEY, Book, OpenCase, Talk

PHONE = "+31612345678"
LEEK = "gemeente-leek"


def ids(session: Session, **sought: str) -> set[str]:
    return set(seeking.find(session, KEY, Sought(**sought)).conversations)


def test_a_number_is_found_where_it_was_given_or_written_from(session: Session, talk: Talk) -> None:
    given = talk(phone=PHONE)
    thread = talk(channel="sms", thread=thread_of(KEY, LEEK, PHONE))
    talk(phone="+31687654321")
    assert ids(session, phone=PHONE) == {given.id, thread.id}
    assert ids(session, phone=PHONE, municipality="kreis-viersen") == set()


def test_a_case_about_which_the_number_was_written_to_is_found(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    conversation = talk()
    case, thread = open_case(conversation), thread_of(KEY, LEEK, PHONE)
    session.add(DeskMessage(reference=case.reference, thread=thread, sent_at=now, sent_by="a"))
    session.flush()
    assert ids(session, phone=PHONE) == {conversation.id}


@pytest.mark.parametrize("said", ["Zoë de Groot", "zoe DE groot", "Groot, de Zoë"])
def test_a_name_is_found_however_it_is_written(said: str, session: Session, talk: Talk) -> None:
    zoe = talk(name="Zoë de Groot")
    talk(name="Zoë de Groot-Smit")
    assert ids(session, name=said, municipality=LEEK) == {zoe.id}


def test_a_reference_leads_to_one_conversation_or_to_an_appointment_left(
    session: Session, talk: Talk, book: Book, now: datetime
) -> None:
    conversation = talk()
    reference = reference_for(session, conversation.id)
    assert ids(session, reference=reference) == {conversation.id}
    assert not seeking.find(session, KEY, Sought(reference=new_reference(lambda: 3)))
    book(conversation, now)
    session.delete(conversation)
    session.flush()
    left = seeking.find(session, KEY, Sought(reference=reference))
    assert (left.conversations, left.references) == ((), (reference,))


def test_what_another_key_sealed_is_passed_over(session: Session, talk: Talk) -> None:
    talk(phone=PHONE)
    other = Fernet.generate_key().decode()
    assert not seeking.find(session, other, Sought(phone=PHONE))


def test_conversations_under_the_same_number_are_told(session: Session, talk: Talk) -> None:
    named, other = talk(name="Anna", phone=PHONE), talk(phone=PHONE)
    found = seeking.find(session, KEY, Sought(name="Anna", municipality=LEEK))
    assert found.conversations == (named.id,)
    assert seeking.beside(session, KEY, found) == {other.id}


def test_who_opted_out_is_known_by_number_only(session: Session, talk: Talk, now: datetime) -> None:
    talk()
    Suppressions(session, KEY).add(LEEK, PHONE, now)
    assert seeking.opted_out(session, KEY, Sought(phone=PHONE)) == [LEEK]
    assert seeking.opted_out(session, KEY, Sought(name="Anna", municipality=LEEK)) == []


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("+31 6 12345678", None, PHONE),
        ("0612345678", "NL", PHONE),
        ("0612345678", None, None),
        ("12", "NL", None),
        ("Anna", "NL", None),
    ],
)
def test_a_number_is_read(text: str, region: str | None, number: str | None) -> None:
    assert number_in(text, region) == number


def test_names_are_compared_without_their_dress() -> None:
    assert folded("d'Hondt, Émile") == folded("EMILE D’HONDT")
