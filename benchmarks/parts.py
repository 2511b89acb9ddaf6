"""The measurements: each takes both systems where there are two, in turns, in the same run."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.callers import Taken, at_a_pace, one_after_the_other, without_pause
from benchmarks.dialogue import sentences
from benchmarks.memory import computed_seconds, resident_mib
from benchmarks.ours import Ours
from benchmarks.stages import Reader, summary
from benchmarks.systems import System

CALLERS, PAUSE = 20, 3.0
"""So many at once call a municipality of a few hundred thousand at its busiest."""
AT_ONCE = 8
"""Who never pause: enough to keep two cores busy."""
ROUNDS = 3
LONG = 200
"""Turns of the long conversation; it is compared around its 10th and at its end."""

LIMITS = {"p95_ms": 250.0, "slowest_ms": 3000.0, "times_the_starter": 1.5}
"""What docs/benchmarks.md promises, on two cores."""


def paced(systems: Sequence[System], seconds: float) -> dict[str, Any]:
    """Twenty callers who pause three seconds: latency at the client, ours by stage."""
    ours = next(system for system in systems if isinstance(system, Ours))
    reader, told = Reader(ours.logs), _in_turns(systems, CALLERS, _pacer(seconds))
    stages = {stage: summary(ms) for stage, ms in reader.milliseconds().items()}
    return {**told, "stages": stages}


def saturated(systems: Sequence[System], seconds: float) -> dict[str, Any]:
    """Eight callers who never pause: turns per second."""
    return _in_turns(systems, AT_ONCE, lambda callers: without_pause(callers, sentences, seconds))


def growth(systems: Sequence[System]) -> dict[str, Any]:
    """One conversation of two hundred turns: what a turn costs at its 10th and at its end."""
    told = {}
    for system in systems:
        (caller,) = system.callers(1)
        taken = one_after_the_other(caller, sentences(0, LONG))
        ms = [seconds * 1000 for seconds in taken.seconds]
        early, late = summary(ms[5:15])["p50"], summary(ms[-10:])["p50"]
        told[system.name] = {
            "turn_10_ms": early,
            f"turn_{LONG}_ms": late,
            "times": round(late / early, 2),
            "failed": taken.failed,
        }
    return told


def memory(systems: Sequence[System]) -> dict[str, dict[str, float]]:
    """Resident MiB of each process, as it is after everything before this was served."""
    return {
        system.name: {name: resident_mib(id_) for name, id_ in system.sessions().items()}
        for system in systems
    }


def ratios(parts: dict[str, Any]) -> dict[str, float]:
    """Return ours against the starter's, above 1 where ours is better; what was measured of it."""
    told = {}
    if "saturated" in parts:
        ours, theirs = (parts["saturated"][name] for name in ("ours", "starter"))
        told["turns_per_second"] = round(ours["turns_per_second"] / theirs["turns_per_second"], 2)
    if "paced" in parts:
        for share in ("p50", "p95"):
            ours, theirs = (parts["paced"][name][share] for name in ("ours", "starter"))
            told[f"paced_{share}"] = round(theirs / ours, 2)
    if "growth" in parts:
        ours, theirs = (parts["growth"][name][f"turn_{LONG}_ms"] for name in ("ours", "starter"))
        told[f"turn_{LONG}"] = round(theirs / ours, 2)
    return told


def _pacer(seconds: float) -> Callable[[Any], Taken]:
    return lambda callers: at_a_pace(callers, sentences, PAUSE, seconds)


def _in_turns(systems: Sequence[System], count: int, run: Callable[[Any], Taken]) -> dict[str, Any]:
    """Run the systems by turns, so that what else the machine does meets each of them."""
    taken = {system.name: Taken() for system in systems}
    computed = {system.name: dict.fromkeys(system.sessions(), 0.0) for system in systems}
    for system in systems:
        run(system.callers(count)[:2])  # warm: the first turn loads what later ones have
    for _ in range(ROUNDS):
        for system in systems:
            callers, before = system.callers(count), _computed(system)
            taken[system.name].add(run(callers))
            for process, seconds in _computed(system).items():
                computed[system.name][process] += seconds - before[process]
            time.sleep(1)
    told = {name: _told(each) for name, each in taken.items()}
    return {**told, "computing_ms_a_turn": _a_turn(computed, taken)}


def _computed(system: System) -> dict[str, float]:
    return {process: computed_seconds(id_) for process, id_ in system.sessions().items()}


def _a_turn(
    computed: dict[str, dict[str, float]], taken: dict[str, Taken]
) -> dict[str, dict[str, float]]:
    """Return milliseconds of processor time a turn: what else the machine does hardly alters it."""
    return {
        name: {
            process: round(seconds * 1000 / max(1, len(taken[name].seconds)), 1)
            for process, seconds in processes.items()
        }
        for name, processes in computed.items()
    }


def _told(taken: Taken) -> dict[str, float]:
    per_second = round(len(taken.seconds) / taken.lasted, 1)
    latency = summary([seconds * 1000 for seconds in taken.seconds])
    return {**latency, "failed": taken.failed, "turns_per_second": per_second}
