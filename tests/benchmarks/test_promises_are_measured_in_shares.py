"""Faults can be measured in shares: what was found is kept, and what is left is told."""

from collections import Counter
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from benchmarks import promises, promises_kept, table
from benchmarks.promise_steps import MOMENTS
from benchmarks.promised import Promise
from benchmarks.promises import FAULTS, Found

ALL = ["sqlite_cut", "sqlite_kill_rasa", "postgresql_cut"]


def row(commit: str, at: str = "2026-12-01", **wrong: int) -> dict[str, Any]:
    return {"kept": 60, "doubled": 0, "silent": 0, "otherwise": 0, **wrong} | {
        "at": at,
        "commit": commit,
    }


def test_a_fault_is_asked_for_by_its_name_or_its_database() -> None:
    assert promises_kept.chosen(ALL, []) == ALL
    assert promises_kept.chosen(ALL, ["cut"]) == ["sqlite_cut", "postgresql_cut"]
    assert promises_kept.chosen(ALL, ["sqlite"]) == ["sqlite_cut", "sqlite_kill_rasa"]
    assert promises_kept.chosen(ALL, ["postgresql_cut"]) == ["postgresql_cut"]
    with pytest.raises(ValueError, match="no such fault: kil"):
        promises_kept.chosen(ALL, ["kil"])


def test_what_was_never_measured_comes_first_and_then_the_oldest() -> None:
    before = {"sqlite_cut": row("a", "2026-12-02"), "postgresql_cut": row("a", "2026-12-01")}
    assert promises_kept.in_turn(ALL, before) == [
        "sqlite_kill_rasa",
        "postgresql_cut",
        "sqlite_cut",
    ]


def test_each_fault_is_kept_as_soon_as_it_is_measured(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "promises.json"
    assert promises_kept.read(file) == {}
    promises_kept.write(file, "sqlite_cut", row("a"))
    promises_kept.write(file, "postgresql_cut", row("a"))
    promises_kept.write(file, "sqlite_cut", row("b"))
    assert promises_kept.read(file) == {"sqlite_cut": row("b"), "postgresql_cut": row("a")}


def test_what_is_left_at_this_commit_is_told_beside_what_was_found() -> None:
    found = {"sqlite_cut": row("now", silent=1), "postgresql_cut": row("before")}
    told = promises_kept.told(ALL, found, "now")
    assert told["broken"] == {"kept": 120, "doubled": 0, "silent": 1, "otherwise": 0}
    assert (told["left"], told["of"]) == (["sqlite_kill_rasa", "postgresql_cut"], 3)
    missed, left = table.promises_verdict(told)
    assert missed.startswith("MISSED")
    assert "2 faults of 3: sqlite_kill_rasa, postgresql_cut" in left


def test_nothing_is_left_where_all_were_measured_and_kept() -> None:
    told = promises_kept.told(ALL, {name: row("now") for name in ALL}, "now")
    (kept,) = table.promises_verdict(told)
    assert kept.startswith("kept")


def test_every_process_is_killed_and_frozen_on_both_databases() -> None:
    for kind in ("sqlite", "postgresql"):
        for name in ("gateway", "actions", "rasa", "worker"):
            assert {f"{kind}_kill_{name}", f"{kind}_freeze_{name}"} <= set(FAULTS)
        assert {f"{kind}_lock_ours", f"{kind}_lock_rasas"} <= set(FAULTS)
    assert {"sqlite_full", "postgresql_cut", "postgresql_read_only"} <= set(FAULTS)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Each fault that would be played now, and at which step; every promise is kept."""
    seen: list[tuple[str, str]] = []

    def broken_turns(_in: object, name: str, _by: object, times: int, moment: str) -> Found:
        seen.append((name, moment))
        return Found([(Promise("c", name, ("",)), "kept")] * times, Counter({moment: 1}))

    monkeypatch.setattr(promises, "installed", nullcontext)
    monkeypatch.setattr(promises, "broken_turns", broken_turns)
    return seen


def test_a_run_that_was_cut_short_is_taken_up_where_it_ended(
    tmp_path: Path, played: list[tuple[str, str]]
) -> None:
    file, passing = tmp_path / "promises.json", count()
    told = promises.measure(4.0, times=5, file=file, clock=lambda: float(next(passing)))
    first = list(dict.fromkeys(name for name, _ in played))
    assert 0 < len(first) < len(FAULTS)
    assert [name for name in FAULTS if name not in first] == told["left"]
    assert [moment for name, moment in played if name == first[0]] == list(MOMENTS)
    assert told["faults"][first[0]]["kept"] == 5 * len(MOMENTS)

    del played[:]
    told = promises.measure(times=5, file=file)
    assert played[0][0] == list(FAULTS)[len(first)]
    assert (told["left"], set(told["faults"])) == ([], set(FAULTS))


def test_only_what_is_asked_for_is_played(tmp_path: Path, played: list[tuple[str, str]]) -> None:
    promises.measure(faults=["cut", "sqlite_full"], file=tmp_path / "promises.json")
    assert {name for name, _ in played} == {"postgresql_cut", "sqlite_full"}
