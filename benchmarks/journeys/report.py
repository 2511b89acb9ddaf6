"""What all journeys came to: how often a goal is reached every time, and what fails how."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from math import comb
from statistics import median
from typing import Any

from benchmarks.journeys.judge import WRONG
from benchmarks.journeys.play import Played

BY: dict[str, Callable[[Played], Iterable[str]]] = {
    "goal": lambda one: [one.goal.kind],
    "channel": lambda one: [one.goal.channel],
    "locale": lambda one: [one.goal.locale],
    "temper": lambda one: one.goal.tempers or ["plain"],
}
DIGRESSING = frozenset({"corrects", "wanders", "mishears", "changes_mind", "switches"})
"""Tempers of those who need more lines than the matter does."""
LINES_SHOWN = 120
EXAMPLES = 12
"""Shown of each kind of fault, the shortest first: enough to see a kind, and not one sentence."""


def counts(played: Sequence[Played]) -> dict[str, Any]:
    """Return pass^1 and pass^k, k being the tries of each goal, and the shares in per cent."""
    tries = _by_goal(played)
    most = min((len(each) for each in tries), default=0)
    return {
        "goals": len(tries),
        "tries": most,
        "pass^1": _per_cent(pass_all(tries, 1)),
        **({f"pass^{most}": _per_cent(pass_all(tries, most))} if most > 1 else {}),
        "wrong act": _share(played, lambda one: bool(WRONG.intersection(one.faults))),
        "asked again": _share(played, lambda one: bool(one.asked_again)),
        "took another time": _share(played, lambda one: one.gave_in),
        "lines to a booking": lines_to_a_booking(played),
        "by": {name: _parted(played, keys) for name, keys in BY.items()},
        "faults": dict(Counter(fault for one in played for fault in one.faults).most_common()),
    }


def pass_all(tries: Collection[Sequence[Played]], k: int) -> float:
    """Return how likely k tries at a goal all reach it, on the average of goals (tau-bench)."""
    if not tries:
        return 0.0
    each = [comb(sum(one.ok for one in goal), k) / comb(len(goal), k) for goal in tries]
    return sum(each) / len(each)


def lines_to_a_booking(played: Iterable[Played]) -> dict[str, float]:
    """Return by channel how many lines a citizen needs for a booking that is right (median).

    Of those who correct nothing and digress to nothing; who tells all at once is counted apart.
    """
    needed: defaultdict[str, list[int]] = defaultdict(list)
    for one in played:
        if one.goal.kind == "book" and one.ok and not DIGRESSING & one.goal.tempers:
            at_once = "tells_all" in one.goal.tempers
            needed["all at once" if at_once else one.goal.channel].append(one.lines)
    return {channel: median(each) for channel, each in sorted(needed.items())}


def written(told: dict[str, Any], played: Sequence[Played]) -> str:
    """Return the report as text: the shares, then each kind of fault with its shortest examples."""
    simple = [f"{name}: {value}" for name, value in told.items() if name not in ("by", "faults")]
    parts = [
        f"{name} {key}: {value}"
        for name, parts in told["by"].items()
        for key, value in parts.items()
    ]
    shown = [*_faults(told["faults"], played), *_asked_again(played)]
    return "\n".join([*simple, "", *parts, "", *shown]) + "\n"


def _faults(faults: dict[str, int], played: Sequence[Played]) -> Iterator[str]:
    for fault, often in faults.items():
        having = [one for one in played if fault in one.faults]
        kinds = Counter(one.goal.kind for one in having)
        yield f"## {fault}: {often} ({_counted(kinds)})"
        yield from _examples(having)


def _asked_again(played: Sequence[Played]) -> Iterator[str]:
    having = [one for one in played if one.asked_again]
    kinds = Counter(kind for one in having for kind in one.asked_again)
    if having:
        yield f"## asked again: {len(having)} ({_counted(kinds)})"
        yield from _examples(having)


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{kind} {often}" for kind, often in kinds.most_common())


def _examples(having: Sequence[Played]) -> Iterator[str]:
    shortest = sorted(having, key=lambda one: (len(one.transcript), one.goal.number))
    for one in shortest[:EXAMPLES]:
        yield f"{one.goal}, try {one.trial}, at {one.goal.now.isoformat()}"
        yield from (f"    {line}" for line in one.transcript[:LINES_SHOWN])
        yield ""


def _by_goal(played: Iterable[Played]) -> list[list[Played]]:
    tries: defaultdict[int, list[Played]] = defaultdict(list)
    for one in played:
        tries[one.goal.number].append(one)
    return list(tries.values())


def _parted(
    played: Sequence[Played], keys: Callable[[Played], Iterable[str]]
) -> dict[str, dict[str, Any]]:
    parts: defaultdict[str, list[Played]] = defaultdict(list)
    for one in played:
        for key in keys(one):
            parts[key].append(one)
    return {
        key: {"goals": len(_by_goal(each)), "pass^1": _per_cent(pass_all(_by_goal(each), 1))}
        for key, each in sorted(parts.items())
    }


def _share(played: Sequence[Played], holds: Callable[[Played], bool]) -> float:
    return _per_cent(sum(map(holds, played)) / len(played)) if played else 0.0


def _per_cent(share: float) -> float:
    return round(100 * share, 1)
