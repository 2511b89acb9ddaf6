"""The records of a conversation are found through its reference."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, references
from intake.appointments import Slot
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import session_scope
from intake.settings import Settings
from webhook.services import Services
from webhook.simulator.records import Records

NOW = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)
AT = datetime(2014, 2, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def records(services: Services) -> Records:
    return Records(services.engine, services.profiles, services.appointments)


@pytest.fixture
def conversation(services: Services) -> str:
    with session_scope(services.engine) as session:
        return conversations.open_conversation(
            session,
            municipality="gemeente-leek",
            channel="chat",
            language="nl",
            locale="nl-NL",
            now=NOW,
        ).id


def book(session: Session, services: Services, conversation: str) -> None:
    backend = services.appointments(services.profiles.get("gemeente-leek"))
    slot = Slot("gemeente-leek/town_hall", "passport", AT, 10)
    reference = references.reference_for(session, conversation)
    backend.within(session).book(slot, reference, NOW, conversation)


def draft(session: Session, conversation: str) -> cases.CaseDraft:
    return cases.CaseDraft(
        conversation_id=conversation,
        reference=references.reference_for(session, conversation),
        municipality="gemeente-leek",
        department="isd",
        topic="income",
        service=None,
        intent="speak_to_human",
        language="nl",
        channel="chat",
        summary="Vraag over bijstand.",
        reason="person_wanted",
    )


def test_a_new_conversation_has_nothing(records: Records, conversation: str) -> None:
    assert records.case(conversation) is None
    assert records.bookings(conversation) == []
    assert not records.ended(conversation)


def test_a_booking_is_found(services: Services, records: Records, conversation: str) -> None:
    with session_scope(services.engine) as session:
        book(session, services, conversation)
    assert records.bookings(conversation) == [
        {"office": "town_hall", "service": "passport", "at": AT}
    ]


def test_a_case_is_found_with_the_kinds_of_its_contact_data(
    services: Services, settings: Settings, records: Records, conversation: str
) -> None:
    with session_scope(services.engine) as session:
        cases.open_case(session, draft(session, conversation), NOW)
        ContactBook(session, settings.data_key).put(conversation, "phone", "+31612345678")
    found = records.case(conversation)
    assert found is not None
    assert (found["department"], found["contacts"]) == ("isd", frozenset({"phone"}))


def test_a_wish_to_be_reached_is_found(
    services: Services, records: Records, conversation: str
) -> None:
    assert records.contact_wish(conversation) is None
    with session_scope(services.engine) as session:
        contact_wishes.note(session, conversation, ContactWish("text", no_call=True), NOW)
    assert records.contact_wish(conversation) == {
        "how": "text",
        "no_call": True,
        "interpreter": False,
        "hours": "",
    }


def test_a_reference_without_a_booking_has_none(
    services: Services, records: Records, conversation: str
) -> None:
    with session_scope(services.engine) as session:
        references.reference_for(session, conversation)
    assert records.bookings(conversation) == []
