"""The reminder of tomorrow's appointment: to whom it goes, to whom not, and when."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes
from intake.advice.booking_hours import BookingHours
from intake.appointments import Booking, Slot
from intake.appointments.book import Book
from intake.cases import CaseDraft
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.messaging import confirmations, reminders
from intake.messaging.outbox import Message
from intake.messaging.suppressions import Suppressions
from intake.municipalities import Municipality
from intake.municipalities.rules import TextMessages
from tests.intake.messaging.test_confirmations import SETTINGS
from tests.intake.messaging.test_text_messages import KEY

MOBILE = "+31612345678"
REFERENCE = "12345671"
DAYS = timedelta(days=1)


@dataclass
class Tomorrow:
    """A passport at ten on Thursday 12 March 2026 in Leek, booked on the Monday before."""

    session: Session
    profile: Municipality
    book: Book
    booking: Booking
    conversation: Conversation
    now: datetime
    """Ten in the morning of the Wednesday."""

    def recorded(self, now: datetime | None = None) -> int:
        """Run the job at a moment; how many reminders it records."""
        now = now or self.now
        due = list(reminders.bookings_of_tomorrow(self.profile, self.book, now))
        where = (self.session, SETTINGS, self.profile)
        return sum(reminders.record(*where, booking, now) for booking in due)

    def message(self) -> Message:
        query = select(Message).where(Message.template == reminders.TEMPLATE)
        return self.session.scalars(query).one()

    def still_holds(self, now: datetime | None = None) -> bool:
        return reminders.still_holds(self.message(), self.profile, self.book, now or self.now)

    def confirm(self, template: str, at: datetime) -> None:
        """Record the text message that tells of the booking as it stands."""
        confirmations.record(
            self.session,
            SETTINGS,
            self.profile,
            self.booking,
            template,
            conversation_id=self.conversation.id,
            language="nl",
            at=at,
            now=at,
        )


@pytest.fixture
def tomorrow(
    session: Session,
    now: datetime,
    open_one: Callable[..., Conversation],
    profile: Callable[[str], Municipality],
) -> Tomorrow:
    leek, conversation = profile("gemeente-leek"), open_one()
    ContactBook(session, KEY).put(conversation.id, "phone", MOBILE)
    book = Book(session, BookingHours(leek))
    booking = book.book(_slot(now + DAYS), REFERENCE, now - 2 * DAYS, conversation.id)
    return Tomorrow(session, leek, book, booking, conversation, now)


def _slot(at: datetime) -> Slot:
    return Slot("gemeente-leek/town_hall", "passport", at, 10)


def test_it_names_place_time_and_number_but_not_the_service(tomorrow: Tomorrow) -> None:
    assert tomorrow.recorded() == 1
    values = tomorrow.message().values
    assert values["when"] == "donderdag 12 maart om 10.00 uur"
    assert (values["place"], values["reference"]) == ("op het gemeentehuis", "1234 5671")
    assert "paspoort" not in str(values)


def test_however_often_the_job_runs_there_is_one(tomorrow: Tomorrow) -> None:
    assert [tomorrow.recorded() for _ in range(3)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("hours", "reminded"), [(-2, 0), (0, 1), (8, 1), (9, 0)], ids=["8", "10", "18", "19"]
)
def test_nobody_is_reminded_in_the_early_morning_or_at_night(
    tomorrow: Tomorrow, hours: int, reminded: int
) -> None:
    assert tomorrow.recorded(tomorrow.now + timedelta(hours=hours)) == reminded


def test_neither_the_day_itself_nor_two_days_before_reminds(tomorrow: Tomorrow) -> None:
    assert tomorrow.recorded(tomorrow.now - DAYS) == 0
    assert tomorrow.recorded(tomorrow.now + timedelta(hours=23)) == 0


def test_a_municipality_may_send_none(tomorrow: Tomorrow) -> None:
    none = TextMessages(reminders=None)
    tomorrow.profile = tomorrow.profile.model_copy(update={"text_messages": none})
    assert tomorrow.recorded() == 0


def test_what_is_cancelled_is_not_reminded_of(tomorrow: Tomorrow) -> None:
    tomorrow.book.cancel(tomorrow.booking.id, tomorrow.now)
    assert tomorrow.recorded() == 0


def test_what_is_moved_is_reminded_of_on_the_day_before_its_new_time(tomorrow: Tomorrow) -> None:
    tomorrow.book.move(tomorrow.booking.id, _slot(tomorrow.now + 6 * DAYS), tomorrow.now)
    assert tomorrow.recorded() == 0
    assert tomorrow.recorded(tomorrow.now + 5 * DAYS) == 1


def test_who_opted_out_gets_none(tomorrow: Tomorrow) -> None:
    Suppressions(tomorrow.session, KEY).add("gemeente-leek", MOBILE, tomorrow.now)
    assert tomorrow.recorded() == 0


def test_without_a_number_or_a_conversation_there_is_none(tomorrow: Tomorrow) -> None:
    ContactBook(tomorrow.session, KEY).erase(tomorrow.conversation.id)
    at_the_desk = tomorrow.now + DAYS + timedelta(hours=1)
    tomorrow.book.book(_slot(at_the_desk), "12345672", tomorrow.now)
    assert tomorrow.recorded() == 0


def test_a_conversation_that_is_forgotten_keeps_nobody_else_from_theirs(
    tomorrow: Tomorrow,
) -> None:
    elsewhere = replace(tomorrow.booking, conversation_id="of another system")
    where = (tomorrow.session, SETTINGS, tomorrow.profile)
    assert not reminders.record(*where, elsewhere, tomorrow.now)
    assert tomorrow.recorded() == 1


@pytest.mark.parametrize(
    ("wish", "reminded"),
    [
        (ContactWish(no_call=True), 0),
        (ContactWish("letter"), 0),
        (ContactWish("calls_again"), 0),
        (ContactWish("text", no_call=True), 1),
        (ContactWish("call"), 1),
    ],
    ids=["must_not_be_called", "letter", "calls_again", "deaf", "call"],
)
def test_a_wish_how_to_be_reached_is_kept(
    tomorrow: Tomorrow, wish: ContactWish, reminded: int
) -> None:
    contact_wishes.note(tomorrow.session, tomorrow.conversation.id, wish, tomorrow.now)
    assert tomorrow.recorded() == reminded


def test_where_danger_was_told_of_nothing_lights_up_the_telephone(tomorrow: Tomorrow) -> None:
    draft = CaseDraft(
        conversation_id=tomorrow.conversation.id,
        reference=REFERENCE,
        municipality="gemeente-leek",
        department="wmo",
        topic="other",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="",
        reason="urgent",
        urgent=True,
        danger="violence",
    )
    cases.open_case(tomorrow.session, draft, tomorrow.now)
    assert tomorrow.recorded() == 0


@pytest.mark.parametrize("template", ["sms_booked", "sms_moved"])
def test_who_was_told_of_it_just_now_is_not_reminded(tomorrow: Tomorrow, template: str) -> None:
    tomorrow.confirm(template, tomorrow.now - timedelta(hours=2))
    assert tomorrow.recorded() == 0


def test_who_was_told_of_it_days_ago_is_reminded(tomorrow: Tomorrow) -> None:
    tomorrow.confirm("sms_booked", tomorrow.now - 2 * DAYS)
    assert tomorrow.recorded() == 1


# What waits in the outbox is looked at again.


def test_it_leaves_as_long_as_the_booking_stands(tomorrow: Tomorrow) -> None:
    tomorrow.recorded()
    assert tomorrow.still_holds()


def test_what_was_cancelled_meanwhile_does_not_leave(tomorrow: Tomorrow) -> None:
    tomorrow.recorded()
    tomorrow.book.cancel(tomorrow.booking.id, tomorrow.now)
    assert not tomorrow.still_holds()


def test_what_was_moved_meanwhile_does_not_leave(tomorrow: Tomorrow) -> None:
    tomorrow.recorded()
    tomorrow.book.move(tomorrow.booking.id, _slot(tomorrow.now + 6 * DAYS), tomorrow.now)
    assert not tomorrow.still_holds()


def test_what_could_not_be_sent_until_the_evening_does_not_leave_at_night(
    tomorrow: Tomorrow,
) -> None:
    tomorrow.recorded()
    assert not tomorrow.still_holds(tomorrow.now + timedelta(hours=10))
