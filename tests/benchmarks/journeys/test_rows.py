"""What the store holds of a conversation is read as the judge needs it."""

from datetime import UTC, datetime

from benchmarks.journeys.rows import Rows, read
from intake import conversations, references
from intake.appointments import Slot
from intake.contacts import ContactBook
from intake.database import session_scope
from webhook.services import Services

NOW = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)
AT = datetime(2014, 2, 6, 12, 0, tzinfo=UTC)


def opened(services: Services) -> str:
    with session_scope(services.engine) as session:
        return conversations.open_conversation(
            session,
            municipality="gemeente-leek",
            channel="chat",
            language="nl",
            locale="nl-NL",
            now=NOW,
        ).id


def booked(services: Services, conversation: str) -> str:
    with session_scope(services.engine) as session:
        reference = references.reference_for(session, conversation)
        slot = Slot("gemeente-leek/town_hall", "passport", AT, 10)
        backend = services.appointments(services.profiles.get("gemeente-leek")).within(session)
        backend.book(slot, reference, NOW, conversation)
        ContactBook(session, services.settings.data_key).put(conversation, "name", "Rina Dekkers")
        return reference


def test_a_conversation_that_did_nothing_holds_nothing(services: Services) -> None:
    assert read(services, "") == Rows()
    rows = read(services, opened(services))
    assert (rows.living, rows.case, rows.contacts, rows.over) == ([], None, {}, False)


def test_a_booking_and_a_name_are_found(services: Services) -> None:
    conversation = opened(services)
    booked(services, conversation)
    rows = read(services, conversation)
    assert [(one.service, one.office, one.at) for one in rows.living] == [
        ("passport", "town_hall", AT)
    ]
    assert rows.contacts == {"name": "Rina Dekkers"}


def test_a_booking_of_before_is_found_by_its_reference_and_no_other(services: Services) -> None:
    reference = booked(services, opened(services))
    another = opened(services)
    assert [one.reference for one in read(services, another, reference).living] == [reference]
    assert read(services, another).living == []
