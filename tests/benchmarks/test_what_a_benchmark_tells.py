"""The measure measures: late answers show, failures count, and a missed target is called missed."""

import json
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks import parts, picture, table
from benchmarks.callers import Clock, at_a_pace, one_after_the_other, without_pause
from benchmarks.dialogue import TURNS, language_of, sentences
from benchmarks.memory import computed_seconds, resident_mib
from benchmarks.stages import Reader, percentile, summary
from benchmarks.starter import write
from deploy.environments import RASA


def crowd(**given: Any) -> dict[str, Any]:
    once = {"silent": 0, "max": 9000.0, **given}
    return {"at_once": once, "beside_idlers": {"p95": 250.0}, "beats_missed": 0}


def test_a_crowd_is_judged_by_silence_by_time_and_by_what_others_noticed() -> None:
    assert all(line.startswith("kept") for line in table.crowd_verdict(crowd()))
    wrong = [
        (crowd(silent=1), 0),
        (crowd() | {"beats_missed": 1}, 0),
        (crowd(max=10_001.0), 1),
        (crowd() | {"beside_idlers": {"p95": 301.0}}, 2),
    ]
    for told, place in wrong:
        assert table.crowd_verdict(told)[place].startswith("MISSED")


def desk_at_work(**given: Any) -> dict[str, Any]:
    usual = {"at_the_desk": {"p95": 700.0}, "missing": 0, "idle_kb_a_minute": 1.2}
    return {**usual, "mib": [200.0, 210.0], **given}


def test_a_desk_is_judged_by_time_loss_bytes_and_memory() -> None:
    assert all(line.startswith("kept") for line in table.desk_verdict(desk_at_work()))
    wrong = [
        (desk_at_work(at_the_desk={"p95": 1000.1}), 0),
        (desk_at_work(missing=1), 1),
        (desk_at_work(idle_kb_a_minute=5.1), 2),
        (desk_at_work(mib=[200.0, 221.0]), 3),
    ]
    for told, place in wrong:
        assert table.desk_verdict(told)[place].startswith("MISSED")


class Passing(threading.local):
    """A time that passes when somebody sleeps or answers; every caller lives in one of its own."""

    seconds = 1000.0

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def passing() -> Passing:
    return Passing()


@pytest.fixture
def clock(passing: Passing) -> Clock:
    return Clock(passing.now, passing.sleep)


class Answering:
    """A caller whose every turn takes so long; None is not answered."""

    def __init__(self, passing: Passing, *seconds: float | None) -> None:
        self.passing, self.seconds = passing, list(seconds)
        self.said: list[str] = []

    def say(self, words: str) -> bool:
        self.said.append(words)
        seconds = self.seconds[(len(self.said) - 1) % len(self.seconds)]
        self.passing.sleep(seconds or 0)
        return seconds is not None


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_a_summary_of_one_turn_is_that_turn() -> None:
    assert summary([7.04]) == {"turns": 1, "p50": 7.0, "p95": 7.0, "p99": 7.0, "max": 7.0}
    assert summary([]) == {"turns": 0}


def test_who_falls_behind_cannot_hide_it(passing: Passing, clock: Clock) -> None:
    slow = Answering(passing, 0.06)
    taken = at_a_pace([slow], lambda _, turns: ["hoi"] * turns, 0.02, 0.08, clock)
    assert taken.seconds == pytest.approx([0.06, 0.1, 0.14, 0.18])


def test_who_keeps_the_pace_is_timed_from_when_a_turn_was_due(
    passing: Passing, clock: Clock
) -> None:
    quick = Answering(passing, 0.01)
    taken = at_a_pace([quick], lambda _, turns: ["hoi"] * turns, 0.02, 0.08, clock)
    assert taken.seconds == pytest.approx([0.01] * 4)


def test_what_is_not_answered_counts_as_failed_and_not_as_fast(
    passing: Passing, clock: Clock
) -> None:
    taken = one_after_the_other(Answering(passing, 0.001, None), ["a", "b", "c", "d"], clock)
    assert (len(taken.seconds), taken.failed) == (2, 2)


def test_without_a_pause_the_next_turn_follows_the_answer(passing: Passing, clock: Clock) -> None:
    callers = [Answering(passing, 0.01), Answering(passing, 0.03)]
    taken = without_pause(callers, sentences, 0.095, clock)
    assert [len(caller.said) for caller in callers] == [10, 4]
    assert len(taken.seconds) == 14


def test_callers_speak_both_languages_and_begin_somewhere_else() -> None:
    assert [language_of(caller) for caller in range(4)] == ["nl", "de", "nl", "de"]
    assert sentences(0, 2) == list(TURNS["nl"][:2])
    assert sentences(3, 1) == [TURNS["de"][3]]
    assert len(sentences(0, 25)) == 25


def test_stages_are_read_from_the_lines_of_this_run_only(tmp_path: Path) -> None:
    def line(ms: float, minutes: int = 1, **facts: Any) -> str:
        at = (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()
        return json.dumps({"at": at, "message": "turn", "ms": ms, **facts})

    reader = Reader(tmp_path)
    gateway = ["no line of ours", line(99, minutes=-1), line(40, rasa_ms=30, sql_ms=2), "{}"]
    (tmp_path / "gateway.log").write_text("\n".join(gateway))
    (tmp_path / "actions.log").write_text(line(5, sql_ms=1))
    assert reader.milliseconds() == {"gateway": [40], "rasa": [30], "actions": [5], "sql": [2, 1]}


def results(p95: float, slowest: float, ours: float, theirs: float) -> dict[str, Any]:
    latency = {"turns": 9, "p50": 40.0, "p95": p95, "p99": p95, "max": slowest}
    both = {"at": "now", "commit": "abc"}
    measured = {
        "paced": {
            **both,
            "ours": latency,
            "starter": latency,
            "stages": dict.fromkeys(("gateway", "rasa", "actions", "sql"), latency),
        },
        "saturated": {
            **both,
            "ours": {"turns_per_second": ours},
            "starter": {"turns_per_second": theirs},
        },
    }
    machine = {"cores": 2, "cpu": "a <fast> one", "python": "3.11", "load": 0.1}
    return {"parts": measured, "machine": machine, "ratios": parts.ratios(measured)}


def test_the_time_that_a_process_computes_is_read_from_the_kernel() -> None:
    before, end = computed_seconds(os.getsid(0)), time.process_time() + 0.1
    while time.process_time() < end:
        pass
    assert computed_seconds(os.getsid(0)) >= before + 0.05
    assert resident_mib(os.getsid(0)) > 10


def test_targets_that_are_kept_are_said_to_be() -> None:
    told = table.written(results(p95=249, slowest=2999, ours=30, theirs=20))
    assert told.count("kept:") == 3
    assert "MISSED" not in told


def test_targets_that_are_missed_are_said_to_be() -> None:
    told = table.written(results(p95=251, slowest=3001, ours=29, theirs=20))
    assert told.count("MISSED:") == 3


def test_the_picture_is_a_picture() -> None:
    drawn = ElementTree.fromstring(picture.drawn(results(200, 300, 30, 20)))
    bars = drawn.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 1 + 6  # the paper, and a pair for each of three groups


def test_the_starter_is_rasas_own_with_the_dialogue_in_it(tmp_path: Path) -> None:
    scaffold = RASA.path / "lib" / "python3.11" / "site-packages" / "rasa" / "cli"
    write(tmp_path / "starter")
    config = (tmp_path / "starter" / "config.yml").read_text()
    assert config == (scaffold / "initial_project" / "config.yml").read_text()
    nlu = (tmp_path / "starter" / "data" / "nlu.yml").read_text()
    assert "intent: request_document" in nlu
