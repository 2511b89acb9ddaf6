"""Which goals are played, for how long, and how often."""

import argparse
from itertools import count, islice

import pytest

from benchmarks.journeys.__main__ import all_played, chosen, names, until
from benchmarks.journeys.goals import Goal
from benchmarks.journeys.play import Played
from tests.benchmarks.journeys.conftest import MakeGoal


def test_goals_are_chosen_by_kind_and_channel(make_goal: MakeGoal) -> None:
    book = make_goal(kind="book", channel="voice")
    ask = make_goal(kind="ask", channel="voice")
    chat = make_goal(kind="book", channel="chat")
    assert list(chosen([book, ask, chat], ["book", "voice"])) == [book]
    assert list(chosen([book, ask, chat], [])) == [book, ask, chat]


def test_what_is_neither_goal_nor_channel_is_refused() -> None:
    assert names("book, voice") == ["book", "voice"]
    with pytest.raises(argparse.ArgumentTypeError, match="fax"):
        names("book,fax")


def test_no_goal_is_begun_after_the_time_is_over(make_goal: MakeGoal) -> None:
    endless = (make_goal(number=number) for number in count())
    assert list(until(islice(endless, 3), None)) == [make_goal(number=n) for n in range(3)]
    assert list(until(endless, -1)) == []


def test_each_goal_is_played_as_often_as_asked_and_once_only(make_goal: MakeGoal) -> None:
    goals: list[Goal] = [make_goal(number=number) for number in range(20)]
    played = all_played(iter(goals), Played, times=3)
    tries = sorted((one.goal.number, one.trial) for one in played)
    assert tries == [(number, trial) for number in range(20) for trial in range(3)]
