"""Goals count when they are reached every time, and faults are told with an example."""

from benchmarks.journeys.play import Played
from benchmarks.journeys.report import counts, lines_to_a_booking, pass_all, written
from tests.benchmarks.journeys.conftest import MakeGoal


def played(make_goal: MakeGoal, number: int, *outcomes: str) -> list[Played]:
    return [
        Played(
            make_goal(number=number),
            trial,
            transcript=["< Goedendag.", "> paspoort"],
            faults=[outcome] if outcome else [],
            lines=4 + trial,
            asked_again=["name"] * trial,
        )
        for trial, outcome in enumerate(outcomes)
    ]


def test_a_goal_passes_as_often_as_all_its_tries_do(make_goal: MakeGoal) -> None:
    tries = [played(make_goal, 1, "", "", ""), played(make_goal, 2, "", "", "not booked")]
    assert pass_all(tries, 1) == (1 + 2 / 3) / 2
    assert pass_all(tries, 2) == (1 + 1 / 3) / 2
    assert pass_all(tries, 3) == 0.5
    assert pass_all([], 1) == 0


def test_what_all_came_to_is_counted(make_goal: MakeGoal) -> None:
    all_of_them = [
        *played(make_goal, 1, "", ""),
        *played(make_goal, 2, "not booked", "another time booked"),
    ]
    told = counts(all_of_them)
    assert (told["goals"], told["tries"], told["pass^1"], told["pass^2"]) == (2, 2, 50.0, 50.0)
    assert (told["wrong act"], told["asked again"]) == (25.0, 50.0)
    assert told["faults"] == {"not booked": 1, "another time booked": 1}
    assert told["by"]["channel"] == {"chat": {"goals": 2, "pass^1": 50.0}}
    assert told["by"]["temper"] == {"plain": {"goals": 2, "pass^1": 50.0}}


def test_only_a_booking_that_is_right_tells_how_many_lines_one_takes(make_goal: MakeGoal) -> None:
    assert lines_to_a_booking(played(make_goal, 1, "", "", "not booked")) == {"chat": 4.5}


def test_who_digresses_tells_nothing_of_how_many_lines_a_booking_takes(
    make_goal: MakeGoal,
) -> None:
    digressing = make_goal(tempers=frozenset({"terse", "wanders"}))
    at_once = make_goal(tempers=frozenset({"tells_all"}))
    told = [Played(digressing, 0, lines=9), Played(at_once, 0, lines=3)]
    assert lines_to_a_booking(told) == {"all at once": 3}


def test_what_was_asked_again_is_told_with_a_conversation(make_goal: MakeGoal) -> None:
    all_of_them = played(make_goal, 1, "", "")
    assert "## asked again: 1 (name 1)" in written(counts(all_of_them), all_of_them)


def test_a_fault_is_told_with_a_conversation(make_goal: MakeGoal) -> None:
    all_of_them = played(make_goal, 1, "", "not booked")
    report = written(counts(all_of_them), all_of_them)
    assert "## not booked: 1 (book 1)" in report
    assert "    > paspoort" in report


def test_nothing_played_is_nothing_reached() -> None:
    assert counts([])["pass^1"] == 0
