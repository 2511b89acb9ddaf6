"""A citizen answers what is asked, shows their temper, and knows when to stop."""

import random

from benchmarks.journeys.asked import Asked, Choice
from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.citizens.citizen import PATIENCE, Citizen
from intake.municipalities import Profiles
from tests.benchmarks.journeys.conftest import MakeGoal

YES, NO = Choice(1, "Ja", "affirm", {}), Choice(2, "Nee", "deny", {})
NAME, FREE = Asked(expect="name"), Asked()
OFFERED = Asked(expect="choice", choices=[YES, NO], slots={"offer": "handover:passport"})


def said(citizen: Citizen, asked: Asked, *, reached: bool = False) -> str:
    line = citizen.next(asked, reached=reached)
    assert line is not None
    return line.words


def test_the_goal_is_told_first_and_given_up_after_some_tries(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    goal = make_goal(kind="ask", about="ask_opening")
    citizen = Citizen(goal, profiles.get("gemeente-leek"), random.Random(1))
    lines = [citizen.next(FREE, reached=False) for _ in range(PATIENCE + 2)]
    assert all(lines[: PATIENCE + 1]) and lines[PATIENCE + 1] is None


def test_who_has_what_they_came_for_takes_leave(profiles: Profiles, make_goal: MakeGoal) -> None:
    citizen = Citizen(make_goal(), profiles.get("gemeente-leek"), random.Random(1))
    assert said(citizen, OFFERED, reached=True)
    assert said(citizen, FREE, reached=True)
    assert citizen.next(FREE, reached=True) is None


def test_nobody_speaks_once_it_is_over(profiles: Profiles, make_goal: MakeGoal) -> None:
    citizen = Citizen(make_goal(), profiles.get("gemeente-leek"), random.Random(1))
    assert citizen.next(Asked(over=True), reached=False) is None


def test_what_was_told_and_is_asked_again_is_counted(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    citizen = Citizen(make_goal(), profiles.get("gemeente-leek"), random.Random(1))
    said(citizen, NAME)
    assert citizen.asked_again == []
    said(citizen, NAME)
    assert citizen.asked_again == ["name"]


def test_who_changes_their_mind_says_so_once(profiles: Profiles, make_goal: MakeGoal) -> None:
    goal = make_goal(tempers=frozenset({"changes_mind"}))
    citizen = Citizen(goal, profiles.get("gemeente-leek"), random.Random(1))
    words = wordings.load("nl")
    mine = set(words._content["matters"]["passport"])
    first, then, last = (said(citizen, asked) for asked in (FREE, OFFERED, NAME))
    assert first not in mine
    assert any(line in then for line in mine)
    assert "Rina Dekkers" in last


def test_who_wanders_comes_back(profiles: Profiles, make_goal: MakeGoal) -> None:
    goal = make_goal(tempers=frozenset({"wanders"}))
    lines = []
    for seed in range(20):
        citizen = Citizen(goal, profiles.get("gemeente-leek"), random.Random(seed))
        lines.append([said(citizen, NAME) for _ in range(6)])
    assert all("Rina Dekkers" in " ".join(each) for each in lines)
    assert any("Rina Dekkers" not in each[0] for each in lines)


def test_who_switches_goes_on_in_the_other_language(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    goal = make_goal(tempers=frozenset({"switches"}))
    citizen = Citizen(goal, profiles.get("gemeente-leek"), random.Random(1))
    german = wordings.load("de")._content["matters"]["passport"]
    said(citizen, FREE)
    assert said(citizen, NAME) in wordings.load("nl")._content["acts"]["switch"]
    which = Asked(expect="free", slots={"requested_slot": "handover_subject"})
    assert said(citizen, which) in german
