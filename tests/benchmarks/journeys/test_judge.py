"""The judge sees runs that are wrong on purpose, each in its own way, and passes the others."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from benchmarks.journeys.goals import DANGERS as CRIES
from benchmarks.journeys.goals import KINDS, Wish
from benchmarks.journeys.judge import DANGERS, GOALS, WRONG, Judged, believed, faults
from benchmarks.journeys.rows import Booked, Rows
from intake.catalogue import Catalogue
from intake.contact_wishes import ContactWish
from intake.municipalities import Profiles
from intake.recognition.danger import KINDS as DANGER_KINDS
from tests.benchmarks.journeys.conftest import MakeGoal

AT_NINE_FIFTEEN = datetime(2014, 3, 11, 8, 15, tzinfo=UTC)
LATER = datetime(2014, 3, 20, 8, 15, tzinfo=UTC)
RIGHT = Booked("passport", "town_hall", AT_NINE_FIFTEEN, reference="12345674")
HELD_BEFORE = Booked("passport", "town_hall", LATER, reference="12345674")
NAMED = {"name": "rina dekkers"}
CASE = {
    "department": "burgerzaken",
    "reason": "person_wanted",
    "wants": "callback",
    "danger": None,
    "urgent": False,
}
REACHABLE = {"name": "Rina Dekkers", "phone": "+31612345678"}
BOOKED = Rows(bookings=[RIGHT], contacts=NAMED)
CALLED = Rows(case=CASE, contacts=REACHABLE)
IN_DANGER = {**CASE, "danger": "violence", "urgent": True}


@pytest.fixture
def known(profiles: Profiles, catalogue: Catalogue) -> Judged:
    return Judged(profiles.get("gemeente-leek"), catalogue)


RIGHT_RUNS: list[tuple[str, dict[str, Any], Rows, dict[str, Any]]] = [
    ("a booking as wished", {}, BOOKED, {}),
    (
        "a time that was settled on",
        {"wish": Wish(datetime(2014, 3, 12, tzinfo=UTC).date())},
        BOOKED,
        {"settled": AT_NINE_FIFTEEN},
    ),
    ("moved", {"kind": "move"}, BOOKED, {"before": HELD_BEFORE}),
    (
        "cancelled",
        {"kind": "cancel"},
        Rows(bookings=[replace(HELD_BEFORE, state="cancelled")]),
        {"before": HELD_BEFORE},
    ),
    ("answered", {"kind": "ask", "about": "ask_opening"}, Rows(), {"heard": True}),
    ("to be called", {"kind": "be_called"}, CALLED, {}),
    (
        "to be called from where they call",
        {"kind": "be_called", "channel": "voice"},
        replace(CALLED, contacts={"phone": "+31600000001"}),
        {"own_number": "+31600000001"},
    ),
    (
        "to be written to",
        {"kind": "be_written"},
        Rows(case={**CASE, "wants": "letter"}, wish=ContactWish(how="letter")),
        {},
    ),
    ("joined", {"kind": "join", "matter": "prevention"}, Rows(interests=["x"]), {}),
    ("in danger", {"kind": "danger", "about": "violence"}, Rows(case=IN_DANGER), {}),
]


@pytest.mark.parametrize(
    ("changed", "rows", "beside"),
    [run[1:] for run in RIGHT_RUNS],
    ids=[run[0] for run in RIGHT_RUNS],
)
def test_a_goal_that_was_reached_has_no_fault(
    changed: dict[str, Any], rows: Rows, beside: dict[str, Any], known: Judged, make_goal: MakeGoal
) -> None:
    assert faults(make_goal(**changed), rows, replace(known, **beside)) == []


WRONG_RUNS: list[tuple[str, dict[str, Any], Rows, dict[str, Any]]] = [
    ("not booked", {}, Rows(contacts=NAMED), {}),
    ("another service booked", {}, replace(BOOKED, bookings=[replace(RIGHT, service="x")]), {}),
    ("another office booked", {}, replace(BOOKED, bookings=[replace(RIGHT, office="x")]), {}),
    ("another time booked", {}, replace(BOOKED, bookings=[replace(RIGHT, at=LATER)]), {}),
    ("booked twice", {}, replace(BOOKED, bookings=[RIGHT, RIGHT]), {}),
    ("another name kept", {}, replace(BOOKED, contacts={"name": "Rina de Kers"}), {}),
    ("no name kept", {}, replace(BOOKED, contacts={}), {}),
    ("a case unasked", {}, replace(BOOKED, case=CASE), {}),
    ("a false alarm", {}, replace(BOOKED, case=IN_DANGER), {}),
    (
        "a turn that broke",
        {},
        replace(BOOKED, case={**CASE, "reason": "rasa_unavailable"}),
        {},
    ),
    ("joined unasked", {}, replace(BOOKED, interests=["x"]), {}),
    ("not moved", {"kind": "move"}, Rows(bookings=[HELD_BEFORE]), {"before": HELD_BEFORE}),
    (
        "lost a booking",
        {"kind": "move"},
        Rows(bookings=[replace(HELD_BEFORE, state="cancelled")]),
        {"before": HELD_BEFORE},
    ),
    (
        "booked unasked",
        {"kind": "move"},
        Rows(bookings=[RIGHT, replace(RIGHT, reference="9")]),
        {"before": HELD_BEFORE},
    ),
    ("not cancelled", {"kind": "cancel"}, Rows(bookings=[RIGHT]), {"before": RIGHT}),
    ("no answer", {"kind": "ask", "about": "ask_opening"}, Rows(), {}),
    ("booked unasked", {"kind": "ask"}, Rows(bookings=[RIGHT]), {"heard": True}),
    ("no case", {"kind": "be_called"}, Rows(), {}),
    (
        "case for another department",
        {"kind": "be_called"},
        replace(CALLED, case={**CASE, "department": "isd"}),
        {},
    ),
    (
        "case wants nothing",
        {"kind": "be_called"},
        replace(CALLED, case={**CASE, "wants": "nothing"}),
        {},
    ),
    ("no number kept", {"kind": "be_called"}, replace(CALLED, contacts={}), {}),
    (
        "another number kept",
        {"kind": "be_called"},
        replace(CALLED, contacts={"phone": "+31612345679"}),
        {},
    ),
    ("a call not wanted", {"kind": "be_written"}, CALLED, {}),
    ("not joined", {"kind": "join", "matter": "prevention"}, Rows(), {}),
    ("danger missed", {"kind": "danger", "about": "violence"}, Rows(case=CASE), {}),
    ("another danger seen", {"kind": "danger", "about": "fire"}, Rows(case=IN_DANGER), {}),
    (
        "not urgent",
        {"kind": "danger", "about": "violence"},
        Rows(case={**IN_DANGER, "urgent": False}),
        {},
    ),
]


@pytest.mark.parametrize(
    ("fault", "changed", "rows", "beside"), WRONG_RUNS, ids=[f"{n}" for n in range(len(WRONG_RUNS))]
)
def test_a_run_that_is_wrong_on_purpose_is_told_by_its_fault(
    fault: str,
    changed: dict[str, Any],
    rows: Rows,
    beside: dict[str, Any],
    known: Judged,
    make_goal: MakeGoal,
) -> None:
    assert faults(make_goal(**changed), rows, replace(known, **beside)) == [fault]


def test_who_was_told_of_a_booking_believes_in_it_though_it_is_wrong(
    known: Judged, make_goal: MakeGoal
) -> None:
    wrong = replace(BOOKED, bookings=[replace(RIGHT, service="x")])
    assert believed(make_goal(), wrong, known)
    assert not believed(make_goal(), Rows(), known)
    before = replace(known, before=HELD_BEFORE)
    assert not believed(make_goal(kind="cancel"), Rows(bookings=[HELD_BEFORE]), before)


def test_every_goal_and_every_cry_has_a_judge() -> None:
    assert set(GOALS) == set(KINDS)
    assert set(DANGERS) == set(CRIES)
    assert set().union(*DANGERS.values()) <= set(DANGER_KINDS)


def test_a_wrong_act_is_told_from_what_was_not_done() -> None:
    assert {"another time booked", "a false alarm", "a call not wanted"} <= WRONG
    assert not WRONG & {"not booked", "no case", "no answer", "danger missed"}
