"""The results as tables, for the terminal and for var/bench/results.md."""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks import banks
from benchmarks.danger import FAULTS
from benchmarks.edits import LIMIT_SECONDS
from benchmarks.parts import CALLERS, LIMITS, PAUSE
from benchmarks.stages import STAGES

CROWD_MS, BESIDE_MS = 10_000.0, 300.0
DESK_MS, IDLE_KB, FLAT = 1000.0, 5.0, 1.1
COMPUTED = "Processor time of each process, milliseconds a turn:"
OF_OURS = "Of ours, milliseconds by stage, each with those it waits for:"


def written(results: dict[str, Any]) -> str:
    """Return everything that was measured, as Markdown."""
    return "\n\n".join([_head(results), *_tables(results["parts"]), _verdict(results)])


def _head(results: dict[str, Any]) -> str:
    machine = results["machine"]
    about = f"{machine['cores']} cores, {machine['cpu']}, Python {machine['python']}"
    return f"# Benchmarks\n\n{about}; load before the last part {machine['load']}."


def _tables(parts: dict[str, Any]) -> Iterable[str]:
    for name, told in parts.items():
        title = f"## {name} ({told['at']}, {told['commit']})"
        systems = {key: told[key] for key in ("ours", "starter") if key in told}
        if systems:
            yield f"{title}\n\n{_table(systems)}"
        else:
            left_out = ("at", "commit", "faults", "left", "parts")
            facts = {key: value for key, value in told.items() if key not in left_out}
            yield f"{title}\n\n{_table({'': facts})}"
            for rows in filter(None, map(told.get, ("faults", "parts"))):
                yield _table(rows)
        if "computing_ms_a_turn" in told:
            yield f"{COMPUTED}\n\n{_table(told['computing_ms_a_turn'])}"
        if "stages" in told:
            stages = {stage: told["stages"][stage] for stage in STAGES}
            yield f"{OF_OURS}\n\n{_table(stages)}"


def _table(rows: dict[str, dict[str, Any]]) -> str:
    columns = list(dict.fromkeys(key for row in rows.values() for key in row))
    head = ["", *(column.replace("_", " ") for column in columns)]
    lines = [[name, *(_cell(row.get(column)) for column in columns)] for name, row in rows.items()]
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    rule = [
        ("-" if not i else "") + "-" * (widths[i] - 1) + ("-" if not i else ":")
        for i in range(len(head))
    ]
    return "\n".join(_row(line, widths) for line in (head, rule, *lines))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "| " + " | ".join([first[0].ljust(first[1]), *(c.rjust(w) for c, w in others)]) + " |"


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _verdict(results: dict[str, Any]) -> str:
    """Say for each target of the issue whether this run keeps it."""
    parts, ratios = results["parts"], results.get("ratios", {})
    lines = ["## Targets"]
    if "paced" in parts:
        ours = parts["paced"]["stages"]["gateway"]
        whose = f"{CALLERS} callers pausing {PAUSE:.0f} s"
        p95, limit = ours["p95"], LIMITS["p95_ms"]
        lines.append(
            _line(p95 <= limit, f"{whose}: p95 {p95} ms through the gateway, at most {limit}")
        )
        slowest, limit = parts["paced"]["ours"]["max"], LIMITS["slowest_ms"]
        lines.append(_line(slowest <= limit, f"{whose}: slowest {slowest} ms, at most {limit}"))
    if "turns_per_second" in ratios:
        times, limit = ratios["turns_per_second"], LIMITS["times_the_starter"]
        told = f"{times} times the starter's turns per second, at least {limit}"
        lines.append(_line(times >= limit, told))
    if "danger" in parts:
        told = ", ".join(f"{name.replace('_', ' ')} {parts['danger'][name]}" for name in FAULTS)
        kept = not any(parts["danger"][name] for name in FAULTS)
        lines.append(_line(kept, f"danger in any state: {told}, each none"))
    if "edits" in parts:
        seconds = parts["edits"]["seconds"]
        told = f"an editor's answer given {seconds} s after saving, at most {LIMIT_SECONDS:.0f}"
        lines.append(_line(parts["edits"]["kept"], told))
    if "banks" in parts:
        seconds, many = parts["banks"]["change_live_s"], parts["banks"]["municipalities"]
        told = f"a change among {many} banks live in {seconds} s, at most {banks.LIMIT_SECONDS:.0f}"
        lines.append(_line(parts["banks"]["kept"], told))
    if "hearing" in parts:
        told, heard = parts["hearing"]["leaks"], parts["hearing"]["conversations"]
        lines.append(_line(not told, f"in clear after {heard} conversations: {told} facts, none"))
    if "promises" in parts:
        lines += promises_verdict(parts["promises"])
    if "crowd" in parts:
        lines += crowd_verdict(parts["crowd"])
    if "desk" in parts:
        lines += desk_verdict(parts["desk"])
    if "chaos" in parts:
        lines.append(chaos_verdict(parts["chaos"]))
    others = {name: value for name, value in ratios.items() if name != "turns_per_second"}
    if others:
        told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in others.items())
        lines.append(f"Starter's time divided by ours: {told}.")
    return "\n\n".join(lines)


def crowd_verdict(told: dict[str, Any]) -> list[str]:
    """Say of a crowd whether everybody heard something in time, and the telephone stayed quick."""
    once, beside = told["at_once"], told["beside_idlers"]
    silent, missed = once["silent"], told["beats_missed"]
    return [
        _line(not silent and not missed, f"a crowd: {silent} silent, {missed} beats missed, none"),
        _line(once["max"] <= CROWD_MS, f"a crowd: slowest {once['max']} ms, at most {CROWD_MS}"),
        _line(
            beside["p95"] <= BESIDE_MS,
            f"beside those who idle: p95 {beside['p95']} ms by telephone, at most {BESIDE_MS}",
        ),
    ]


def promises_verdict(told: dict[str, Any]) -> list[str]:
    """Say of promises whether each was kept, and whether everything was broken at this commit."""
    wrong = {word: told["broken"].get(word, 0) for word in ("doubled", "silent", "otherwise")}
    words = ", ".join(f"{word} {count}" for word, count in wrong.items())
    left = told["left"]
    lines = [_line(not any(wrong.values()), f"promises under faults: {words}, each none")]
    if left:
        named = ", ".join(left)
        lines.append(f"NOT MEASURED at this commit, {len(left)} faults of {told['of']}: {named}")
    return lines


def desk_verdict(told: dict[str, Any]) -> list[str]:
    """Say whether lines were soon at the desk, none was lost, and an idle page cost little."""
    late, missing = told["at_the_desk"]["p95"], told["missing"]
    idle, (before, after) = told["idle_kb_a_minute"], told["mib"]
    return [
        _line(late <= DESK_MS, f"at the desk: p95 {late} ms, at most {DESK_MS}"),
        _line(not missing, f"at the desk: {missing} lines missing, none"),
        _line(idle <= IDLE_KB, f"an idle clerk: {idle} kB a minute, at most {IDLE_KB}"),
        _line(
            after <= before * FLAT, f"the gateway: {before} MiB, then {after}, at most a tenth more"
        ),
    ]


def chaos_verdict(told: dict[str, Any]) -> str:
    """Say of chaos whether no message was lost or answered twice, and everything came back soon."""
    wrong = {word: count for word, count in told["messages"].items() if word != "kept"}
    words = ", ".join(f"{word} {count}" for word, count in wrong.items())
    late = told["recovery"]["late"]
    kept = not any(wrong.values()) and not late
    return _line(kept, f"chaos: {words}, each none; late to come back: {late or 'nobody'}")


def _line(kept: bool, told: str) -> str:
    return f"{'kept' if kept else 'MISSED'}: {told}"
