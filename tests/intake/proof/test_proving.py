"""Who has a reference, and who only asks for it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake import contact_wishes, references
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.proof import origin
from intake.proof.proving import HOLDER, Asking
from intake.settings import SECRETS, Settings

KEY = Fernet.generate_key().decode()
NUMBER = "+31612345678"
SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "of no account"), "INTAKE_DATA_KEY": KEY})
Open = Callable[..., Conversation]


def line(number: str) -> str:
    return origin.of_number(KEY, number)


@pytest.fixture
def given(session: Session, open_one: Open) -> Conversation:
    """A chat of Els de Vries, who told her number."""
    holder = open_one()
    book = ContactBook(session, KEY)
    book.put(holder.id, "name", "Els de Vries")
    book.put(holder.id, "phone", NUMBER)
    return holder


def proves(session: Session, holder: Conversation, who: Conversation, told: str = "") -> bool:
    reference = references.reference_for(session, holder.id)
    if told:
        ContactBook(session, KEY).put(who.id, HOLDER, told)
    return Asking(session, SETTINGS, who).proves(reference)


@pytest.mark.parametrize("told", ["vries, els de", NUMBER])
def test_who_tells_its_name_or_number_has_it(
    session: Session, open_one: Open, given: Conversation, told: str
) -> None:
    assert proves(session, given, open_one(), told)


@pytest.mark.parametrize("told", ["", "Jan Bakker", "+31687654321"])
def test_the_number_alone_is_no_proof(
    session: Session, open_one: Open, given: Conversation, told: str
) -> None:
    assert not proves(session, given, open_one(), told)


def test_on_its_own_line_the_name_is_asked_for_too(
    session: Session, open_one: Open, given: Conversation
) -> None:
    """Others may hold the telephone, and read the number in its text messages."""
    assert not proves(session, given, open_one(channel="voice", origin=line(NUMBER)))
    assert proves(session, given, open_one(channel="voice", origin=line(NUMBER)), "Els de Vries")


def test_the_line_itself_is_no_name(session: Session, open_one: Open, given: Conversation) -> None:
    assert not proves(session, given, open_one(channel="voice", origin=line(NUMBER)), NUMBER)


@pytest.mark.parametrize("told", ["Elsa de Vries", "E. de Vries", "Jan de Vries", "de Vries"])
def test_who_shares_the_telephone_and_the_surname_has_nothing(
    session: Session, open_one: Open, given: Conversation, told: str
) -> None:
    assert not proves(session, given, open_one(channel="sms", origin=line(NUMBER)), told)


def test_what_was_given_without_a_name_belongs_to_its_line(
    session: Session, open_one: Open
) -> None:
    holder = open_one(channel="voice", origin=line(NUMBER))
    assert proves(session, holder, open_one(channel="voice", origin=line(NUMBER)))
    assert not proves(session, holder, open_one(channel="voice", origin=line("+31687654321")))


def test_without_a_name_nothing_is_had_of_who_must_not_be_called(
    session: Session, open_one: Open, now: datetime
) -> None:
    holder = open_one(channel="voice", origin=line(NUMBER))
    contact_wishes.note(session, holder.id, ContactWish(no_call=True), now)
    assert not proves(session, holder, open_one(channel="voice", origin=line(NUMBER)))


def test_two_chats_from_one_address_are_two_people(session: Session, open_one: Open) -> None:
    where = origin.of_address(KEY, "192.0.2.1")
    assert not proves(session, open_one(origin=where), open_one(origin=where))


def test_the_conversation_that_got_it_has_it(session: Session, given: Conversation) -> None:
    assert proves(session, given, given)


def test_another_municipality_has_nothing_of_it(
    session: Session, open_one: Open, given: Conversation
) -> None:
    elsewhere = open_one(municipality="stad-antwerpen", origin=line(NUMBER))
    assert not proves(session, given, elsewhere, "Els de Vries")


def test_a_number_that_nobody_was_given_is_nobodys(session: Session, open_one: Open) -> None:
    asking = Asking(session, SETTINGS, open_one(origin=line(NUMBER)))
    assert not asking.proves(references.new_reference())
    assert not asking.calls_for(references.new_reference())


def test_who_calls_needs_the_name_and_no_reference(session: Session, open_one: Open) -> None:
    holder = open_one(channel="voice", origin=line(NUMBER))
    ContactBook(session, KEY).put(holder.id, "name", "Els de Vries")
    reference = references.reference_for(session, holder.id)
    caller = open_one(channel="sms", origin=line(NUMBER))
    asking = Asking(session, SETTINGS, caller)
    assert asking.by_number() == []
    ContactBook(session, KEY).put(caller.id, HOLDER, "Jan Bakker")
    assert asking.by_number() == []
    ContactBook(session, KEY).put(caller.id, HOLDER, "Els de Vries")
    assert asking.by_number() == [reference]


def test_of_a_number_with_danger_on_it_nothing_is_found_by_the_name(
    session: Session, open_one: Open, now: datetime
) -> None:
    holder, other = (open_one(channel="voice", origin=line(NUMBER)) for _ in range(2))
    ContactBook(session, KEY).put(holder.id, "name", "Els de Vries")
    references.reference_for(session, holder.id)
    contact_wishes.note(session, other.id, ContactWish(no_call=True), now)
    caller = open_one(channel="voice", origin=line(NUMBER))
    ContactBook(session, KEY).put(caller.id, HOLDER, "Els de Vries")
    assert Asking(session, SETTINGS, caller).by_number() == []


def test_what_cannot_be_opened_any_more_proves_nothing(
    session: Session, open_one: Open, given: Conversation
) -> None:
    ContactBook(session, Fernet.generate_key().decode()).put(given.id, "name", "Els de Vries")
    assert not proves(session, given, open_one(), "Els de Vries")
