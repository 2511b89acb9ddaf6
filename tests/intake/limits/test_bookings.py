"""How many appointments somebody may make within a day."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake.catalogue import Catalogue
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.limits.bookings import TooManyBookings, count
from intake.municipalities import Municipality, Profiles
from intake.proof import origin
from intake.settings import ROOT, SECRETS, Settings

KEY = Fernet.generate_key().decode()
SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "of no account"), "INTAKE_DATA_KEY": KEY})
HOME = origin.of_address(KEY, "192.0.2.1")
Open = Callable[..., Conversation]
Books = Callable[..., list[str]]


@pytest.fixture(scope="module")
def leek() -> Municipality:
    catalogue = Catalogue.load(ROOT / "data" / "services.yml")
    return Profiles(ROOT / "data" / "municipalities", catalogue, "test").get("gemeente-leek")


@pytest.fixture
def books(session: Session, open_one: Open, leek: Municipality, now: datetime) -> Books:
    """Makes an appointment in a conversation of its own: by whom, from where, and when."""

    def book(
        name: str = "", where: str | None = None, phone: str = "", at: datetime = now
    ) -> list[str]:
        conversation = open_one(origin=where)
        for kind, value in (("name", name), ("phone", phone)):
            if value:
                ContactBook(session, KEY).put(conversation.id, kind, value)
        return count(session, SETTINGS, leek, conversation.id, at)

    return book


def test_one_name_from_one_place_makes_three(books: Books) -> None:
    names = ("Els de Vries", "els DE VRIES", "Vries, Els de")
    assert [books(name, HOME) for name in names] == [[], [], ["person"]]
    with pytest.raises(TooManyBookings):
        books("Els de Vries", HOME)
    assert books("Jan Bakker", HOME) == []


def test_two_who_have_one_name_are_two_people(books: Books) -> None:
    for number in range(6):
        assert books("Jan Jansen", origin.of_address(KEY, f"192.0.2.{number}")) == []


@pytest.mark.parametrize("by", ["where", "phone"])
def test_many_names_from_one_place_or_number_make_ten(books: Books, by: str) -> None:
    value = HOME if by == "where" else "+31612345678"
    full = [books(f"Els {chr(97 + n) * 5}", **{by: value}) for n in range(10)]
    assert full == [[]] * 9 + [["origin"]]
    with pytest.raises(TooManyBookings):
        books("Jan Bakker", **{by: value})


def test_what_was_refused_counts_for_nobody(books: Books) -> None:
    for _ in range(3):
        books("Els de Vries", HOME)
    for _ in range(9):
        with pytest.raises(TooManyBookings):
            books("Els de Vries", HOME)
    assert books("Jan Bakker", HOME) == []


def test_a_day_later_they_may_again(books: Books, now: datetime) -> None:
    for _ in range(3):
        books("Els de Vries", HOME)
    assert books("Els de Vries", HOME, at=now + timedelta(days=1)) == []


def test_who_tells_nothing_is_counted_by_where_they_come_from(books: Books) -> None:
    assert [books(where=HOME) for _ in range(10)][-1] == ["origin"]
    assert books() == []
