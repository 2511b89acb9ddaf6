"""What citizens say has their own facts in it, in their own manner."""

import random

import pytest

from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.citizens.speech import Speech
from benchmarks.journeys.goals import KINDS, Goal, Wish
from intake.municipalities import Profiles
from tests.benchmarks.journeys.conftest import MakeGoal


def speech(goal: Goal, profiles: Profiles, seed: int = 1) -> Speech:
    return Speech(goal, profiles.get(goal.municipality), random.Random(seed))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", wordings.LOCALES)
def test_every_goal_can_be_opened_in_every_locale(
    kind: str, locale: str, profiles: Profiles, make_goal: MakeGoal
) -> None:
    about = {"ask": "ask_opening", "danger": "fire"}.get(kind, "")
    goal = make_goal(kind=kind, locale=locale, about=about)
    for first in (True, False):
        assert "{" not in speech(goal, profiles).opening(first=first).words


def test_who_tells_all_at_once_has_told_it(profiles: Profiles, make_goal: MakeGoal) -> None:
    line = speech(make_goal(tempers=frozenset({"tells_all"})), profiles).opening(first=True)
    assert "Rina Dekkers" in line.words
    assert {"which_matter", "name"} <= set(line.gives)


def test_names_and_numbers_are_kept_for_the_recogniser(
    profiles: Profiles, make_goal: MakeGoal
) -> None:
    calls = speech(make_goal(channel="voice"), profiles)
    assert set(calls.name(mistaken=False).kept) == {"Rina", "Dekkers"}
    assert calls.number().words.count("nul") == 1


def test_who_has_no_wish_takes_the_first(profiles: Profiles, make_goal: MakeGoal) -> None:
    earliest = wordings.load("nl")._content["acts"]["earliest"]
    assert speech(make_goal(wish=Wish()), profiles).wish().words in earliest


def test_who_has_no_number_does_not_know_one(profiles: Profiles, make_goal: MakeGoal) -> None:
    said = speech(make_goal(), profiles)
    assert said.code("").words in wordings.load("nl")._content["acts"]["dont_know"]
    assert "12345674" in said.code("12345674").words


def test_it_is_for_somebody_else(profiles: Profiles, make_goal: MakeGoal) -> None:
    goal = make_goal(tempers=frozenset({"on_behalf"}))
    lines = {speech(goal, profiles, seed).on_behalf().words for seed in range(5)}
    behalf = wordings.load("nl")._content["acts"]["on_behalf"]
    assert all(line.startswith(tuple(behalf)) for line in lines)
