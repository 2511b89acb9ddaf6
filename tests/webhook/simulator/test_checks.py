"""Whether a step led to what its script expects."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.webhook.simulator.played import FakeStores, bot, played

AT = datetime(2014, 2, 6, 10, tzinfo=UTC)
CASE = {
    "department": "isd",
    "topic": "income",
    "summary": "Vraag over bijstand.",
    "urgent": False,
    "danger": None,
    "contacts": frozenset({"phone"}),
}
BOOKING = {"office": "town_hall", "service": "passport", "at": AT}


def missed(expect: dict[str, Any], **given: Any) -> list[str]:
    """What one step was missing that says "hoi" and expects this."""
    failures = played({"say": "hoi", "expect": expect}, **given).failures
    return [each for failure in failures for each in failure.expected]


@pytest.mark.parametrize(
    "expect",
    [
        {"says": ["WAAR", "de afspraak.$"]},
        {"not_says": ["waarom"]},
        {"offers": ["^het gemeentehuis$"]},
        {"language": "nl"},
        {"directive": "free"},
        {"case": "none", "booking": "none"},
    ],
)
def test_what_is_as_expected_is_no_failure(expect: dict[str, Any]) -> None:
    assert missed(expect) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ({"says": ["wanneer"]}, "says /wanneer/"),
        ({"not_says": ["afspraak"]}, "not_says /afspraak/"),
        ({"offers": ["huis$", "rathaus"]}, "offers /rathaus/"),
        ({"directive": "phone"}, "directive phone, but it is free"),
        ({"directive": "handover"}, "directive handover, but there is no case"),
        ({"directive": "end"}, "directive end, but the conversation goes on"),
        ({"case": {"department": "isd"}}, "case, but there is none"),
        ({"booking": {"office": "town_hall"}}, "booking, but there is none"),
    ],
)
def test_what_is_otherwise_is_told(expect: dict[str, Any], told: str) -> None:
    assert missed(expect) == [told]


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ({"department": "isd", "topic": "income", "summary": "bijstand", "urgent": False}, []),
        ({"contacts": ["phone"]}, []),
        ({"department": "wmo"}, ["case.department 'wmo', but it is 'isd'"]),
        ({"danger": None}, []),
        ({"danger": "suicide"}, ["case.danger 'suicide', but it is None"]),
        ({"summary": "^bijstand"}, ["case.summary /^bijstand/, but it is 'Vraag over bijstand.'"]),
        ({"contacts": ["name", "phone"]}, ["case.contacts name, phone, but it is phone"]),
        ("none", ["case none, but there is one"]),
    ],
)
def test_a_case_is_compared_field_by_field(case: Any, told: list[str]) -> None:
    assert missed({"case": case}, stores=FakeStores(case=CASE)) == told


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"how": "text", "no_call": True}, []),
        ({"no_call": False}, ["contact_wish.no_call False, but it is True"]),
        ("none", ["contact_wish none, but there is one"]),
    ],
)
def test_a_contact_wish_is_compared_field_by_field(wish: Any, told: list[str]) -> None:
    wished = {"how": "text", "no_call": True, "interpreter": False, "hours": ""}
    assert missed({"contact_wish": wish}, stores=FakeStores(wish=wished)) == told


def test_a_contact_wish_that_is_missing_is_told() -> None:
    assert missed({"contact_wish": {"how": "text"}}) == ["contact_wish, but there is none"]


@pytest.mark.parametrize(
    ("booking", "told"),
    [
        ({"office": "town_hall", "at": "2014-02-06T11:00:00+01:00"}, []),
        ({"office": "home_visit"}, ["booking.office 'home_visit', but it is 'town_hall'"]),
        (
            {"at": "2014-02-06T11:15:00+01:00"},
            ["booking.at 2014-02-06T11:15:00+01:00, but it is 2014-02-06T10:00:00+00:00"],
        ),
        ("none", ["booking none, but there is one"]),
    ],
)
def test_a_booking_is_compared_field_by_field(booking: Any, told: list[str]) -> None:
    assert missed({"booking": booking}, stores=FakeStores(bookings=(BOOKING,))) == told


def test_one_of_several_bookings_is_enough() -> None:
    other = {**BOOKING, "office": "home_visit"}
    stores = FakeStores(bookings=(other, BOOKING))
    assert missed({"booking": {"office": "town_hall"}}, stores=stores) == []


def test_silence_is_a_failure_although_nothing_was_expected() -> None:
    (failure,) = played({"say": "hoi"}, answers=([],)).failures
    assert failure.expected == ("an answer, never silence",)
    assert failure.said == "nothing"


def test_silence_can_be_what_is_expected() -> None:
    silent = {"say": "afmelden", "expect": {"silent": True}}
    assert played(silent, answers=([],)).failures == []
    (failure,) = played(silent, answers=([bot("Hallo.")],)).failures
    assert failure.expected == ("silence",)
