"""Each question has the answer that serves the goal."""

import random
from datetime import date, datetime

import pytest

from benchmarks.journeys.asked import Asked, Choice
from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.citizens.answering import Answering
from benchmarks.journeys.citizens.speech import Speech
from benchmarks.journeys.goals import Goal, Wish
from intake.municipalities import Profiles
from tests.benchmarks.journeys.conftest import MakeGoal

YES, NO = Choice(1, "Ja", "affirm", {}), Choice(2, "Nee", "deny", {})
TUESDAY, WEDNESDAY = (
    Choice(n, day, "inform", {"starts_at": f"2014-03-{day}T09:15:00+01:00"})
    for n, day in ((1, "11"), (2, "12"))
)
ACTS = wordings.load("nl")._content["acts"]


def answering(goal: Goal, profiles: Profiles, seed: int = 1) -> Answering:
    chance = random.Random(seed)
    speech = Speech(goal, profiles.get(goal.municipality), chance)
    return Answering(goal, speech, chance, "12345674")


def confirm(at: str = "2014-03-11T09:15:00+01:00", **known: str) -> Asked:
    slots = {"requested_slot": "appointment_confirmed", "appointment_time": at}
    return Asked(
        expect="choice",
        choices=[YES, NO],
        slots={"service": "passport", **slots, **known},
        name="Rina Dekkers",
    )


def test_a_time_that_fits_is_taken_after_the_wish(profiles: Profiles, make_goal: MakeGoal) -> None:
    times = Asked(expect="date", choices=[WEDNESDAY, TUESDAY])
    answer = answering(make_goal(), profiles)
    lines = [answer.to(times) for _ in range(3)]
    assert any(one.press == 1 or one.words in ACTS["pick_1"] for one in lines)
    assert not any(one.press == 2 or one.words in ACTS["pick_2"] for one in lines)
    assert answer.settled is None


def test_who_is_offered_nothing_that_fits_takes_the_first_in_the_end(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    answer = answering(make_goal(wish=Wish(date(2014, 3, 20))), profiles)
    times = Asked(expect="date", choices=[TUESDAY])
    assert [answer.to(times).press for _ in range(3)] == [None, None, None]
    assert answer.settled is None
    answer.to(times)
    assert answer.settled == datetime.fromisoformat(TUESDAY.entities["starts_at"])


def test_the_second_is_said_by_who_picks_by_ordinals(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    goal = make_goal(tempers=frozenset({"ordinals"}))
    offices = [Choice(n, o, "inform", {"office": o}) for n, o in ((1, "x"), (2, "town_hall"))]
    line = answering(goal, profiles).to(Asked(expect="choice", choices=offices))
    assert line.words in ACTS["pick_2"]


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        (confirm(), "yes"),
        (confirm(at="2014-03-12T09:15:00+01:00"), "correct_time"),
        (confirm(service="identity_card"), "change_matter"),
    ],
)
def test_what_is_read_back_is_listened_to(
    asked: Asked, act: str, profiles: Profiles, make_goal: MakeGoal
) -> None:
    said = answering(make_goal(), profiles).to(asked).words
    assert any(said.startswith(line.partition("{")[0]) for line in ACTS[act])


def test_a_wrong_name_is_mended_and_then_let_be(profiles: Profiles, make_goal: MakeGoal) -> None:
    goal = make_goal(tempers=frozenset({"corrects"}))
    answer = answering(goal, profiles)
    given = answer.to(Asked(expect="name")).words
    assert "Rina" in given and "Dekkers" not in given
    wrong = Asked(
        expect="choice", choices=[YES, NO], slots=dict(confirm().slots), name="Rina Wassink"
    )
    assert all("Rina Dekkers" in answer.to(wrong).words for _ in range(2))
    assert answer.to(wrong).words in ACTS["yes"]


def test_nobody_asks_for_the_state_of_a_matter_who_wants_it_done(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    choices = [
        Choice(1, "Hoe het staat", "ask_status", {"service": "passport"}),
        Choice(2, "Een paspoort", "request_document", {"service": "passport"}),
    ]
    line = answering(make_goal(), profiles).to(Asked(expect="choice", choices=choices))
    assert line.press == 2 or line.words in ACTS["pick_2"]


def test_who_wants_to_be_written_to_says_so_before_a_number(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    answer = answering(make_goal(kind="be_written"), profiles)
    assert answer.to(Asked(expect="phone")).words in ACTS["be_written"]
    assert "0612345678" in answer.to(Asked(expect="phone")).words


@pytest.mark.parametrize(("kind", "act"), [("danger", "yes"), ("book", "no")])
def test_a_question_about_danger_is_answered_plainly(
    kind: str, act: str, profiles: Profiles, make_goal: MakeGoal
) -> None:
    goal = make_goal(kind=kind, about="fire", tempers=frozenset({"hedges"}))
    danger = Asked(expect="choice", choices=[Choice(1, "Ja", "report", {"danger": "fire"}), NO])
    assert answering(goal, profiles).to(danger).words in ACTS[act]


def test_yes_and_no_are_hedged_by_who_hedges(profiles: Profiles, make_goal: MakeGoal) -> None:
    person = Asked(expect="choice", choices=[YES, NO], slots={"offer": "handover:x"})
    hedges = frozenset({"hedges"})
    called = answering(make_goal(kind="be_called", tempers=hedges), profiles).to(person)
    assert called.words in ACTS["hedged_yes"]
    assert answering(make_goal(tempers=hedges), profiles).to(person).words in ACTS["hedged_no"]
