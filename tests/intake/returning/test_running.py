"""What runs under a number, and to whom it is told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references
from intake.appointments import Backend, BackendDown, Booking, NoSuchBooking, Slot
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.proof import origin
from intake.proof.proving import HOLDER
from intake.returning import broken_off
from intake.returning.running import Number
from intake.settings import SECRETS, Settings
from tests.intake.conftest import OpenCase

KEY = Fernet.generate_key().decode()
SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "of no account"), "INTAKE_DATA_KEY": KEY})
LINE = origin.of_number(KEY, "+31612345678")
Open = Callable[..., Conversation]
Runs = Callable[..., Number]


class Diary:
    """An appointment system that knows the bookings written into it, or is down."""

    def __init__(self) -> None:
        self.booked: dict[str, list[Booking]] = {}
        self.down = False

    def within(self, session: Session) -> "Diary":
        return self

    def look_up(self, reference: str) -> list[Booking]:
        if self.down:
            raise BackendDown("no answer")
        if reference not in self.booked:
            raise NoSuchBooking(reference)
        return self.booked[reference]


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def earlier(session: Session, open_one: Open) -> Open:
    """Opens an earlier call from the number, for Els de Vries or as told."""

    def call(name: str = "Els de Vries", **given: object) -> Conversation:
        conversation = open_one(**({"channel": "voice", "origin": LINE} | given))
        if name:
            ContactBook(session, KEY).put(conversation.id, "name", name)
        return conversation

    return call


@pytest.fixture
def runs(session: Session, open_one: Open, diary: Diary, now: datetime) -> Runs:
    """Looks at the number in a new call from it; `told` is the name that is told."""

    def look(told: str = "", at: datetime = now, **given: object) -> Number:
        caller = open_one(**({"channel": "voice", "origin": LINE} | given))
        if told:
            ContactBook(session, KEY).put(caller.id, HOLDER, told)
        return Number(session, SETTINGS, caller, cast(Backend, diary), at)

    return look


@pytest.fixture
def book(session: Session, diary: Diary, now: datetime) -> Callable[[Conversation, int], Booking]:
    """Writes an appointment of a conversation into the diary, so many days from now."""

    def write(conversation: Conversation, days: int) -> Booking:
        reference = references.reference_for(session, conversation.id)
        when = now + timedelta(days=days)
        slot = Slot("gemeente-leek/town_hall", "passport", when, 10)
        booking = Booking(f"b{days}", reference, slot, conversation.id)
        diary.booked.setdefault(reference, []).append(booking)
        return booking

    return write


def test_nothing_runs_under_a_number_that_never_called(runs: Runs) -> None:
    assert not runs().runs()


def test_a_call_that_left_nothing_does_not_run(earlier: Open, runs: Runs) -> None:
    earlier()
    assert not runs().runs()


def test_an_open_case_runs_until_it_is_closed(
    session: Session, earlier: Open, open_case: OpenCase, runs: Runs, now: datetime
) -> None:
    case = open_case(earlier())
    assert runs().runs()
    cases.claim(session, case.reference, "clerk", 1, now)
    assert runs().runs()
    cases.close(session, case.reference, "clerk", "answered", 2, now)
    assert not runs().runs()


def test_an_appointment_runs_until_it_begins(
    earlier: Open, book: Callable[[Conversation, int], Booking], runs: Runs, now: datetime
) -> None:
    coming = book(earlier(), 2)
    assert runs().runs()
    [found] = runs("Els de Vries").proved()
    assert found.bookings == (coming,)
    assert not runs(at=now + timedelta(days=2)).runs()


def test_a_booking_that_broke_off_runs_for_half_an_hour(
    session: Session, earlier: Open, runs: Runs, now: datetime
) -> None:
    broken_off.keep(session, earlier().id, {"service": "passport"}, now)
    assert runs().runs()
    assert not runs(at=now + timedelta(minutes=30)).runs()


def test_only_the_name_that_was_given_is_told_what_runs(
    earlier: Open, open_case: OpenCase, runs: Runs
) -> None:
    open_case(earlier())
    for told in ("", "Jan de Vries", "E. de Vries", "de Vries", "+31612345678"):
        assert runs(told).proved() == []
    assert len(runs("els de vries").proved()) == 1


def test_of_two_who_share_a_telephone_each_is_told_their_own(
    earlier: Open, open_case: OpenCase, runs: Runs
) -> None:
    open_case(earlier())
    his = open_case(earlier("Jan de Vries"))
    [found] = runs("Jan de Vries").proved()
    assert found.case is not None and found.case.reference == his.reference


def test_without_a_name_nothing_can_be_proved_so_nothing_is_said_to_run(
    earlier: Open, open_case: OpenCase, runs: Runs
) -> None:
    open_case(earlier(""))
    assert not runs().runs()


@pytest.mark.parametrize("apart", [{"municipality": "stad-antwerpen"}, {"origin": "tel:another"}])
def test_another_number_or_municipality_has_nothing_of_it(
    earlier: Open, open_case: OpenCase, runs: Runs, apart: dict[str, str]
) -> None:
    open_case(earlier())
    assert not runs(**apart).runs()


def test_a_chat_has_no_number(earlier: Open, open_case: OpenCase, runs: Runs) -> None:
    where = origin.of_address(KEY, "192.0.2.1")
    open_case(earlier(channel="chat", origin=where))
    assert not runs(channel="chat", origin=where).runs()
    assert not runs(channel="chat", origin=None).runs()


def test_nothing_runs_where_danger_was_told_on_the_number(
    session: Session, earlier: Open, open_case: OpenCase, runs: Runs
) -> None:
    open_case(earlier())
    danger = open_case(earlier())
    danger.urgent, danger.danger = True, "violence"
    session.flush()
    assert not runs().runs()
    assert runs("Els de Vries").proved() == []


def test_nor_where_somebody_must_not_be_called(
    session: Session, earlier: Open, open_case: OpenCase, runs: Runs, now: datetime
) -> None:
    call = earlier()
    open_case(call)
    contact_wishes.note(session, call.id, ContactWish(no_call=True), now)
    assert not runs().runs()
    assert runs("Els de Vries").proved() == []


def test_an_appointment_system_that_is_down_keeps_nobody_from_calling(
    earlier: Open, book: Callable[[Conversation, int], Booking], diary: Diary, runs: Runs
) -> None:
    book(earlier(), 2)
    diary.down = True
    assert not runs().runs()
