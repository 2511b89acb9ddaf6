"""`make answers-report`: what the banks of answers are worth, on labelled lines or on their own."""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Sequence, Tuple

import numpy as np

from bot.answers import bank, bank_files
from bot.answers.asking import ACT, QUESTION, UNSURE_QUESTION
from bot.answers.bank import BadBank, Bank
from bot.answers.bank_fit import EMBEDDINGS
from bot.measuring.evaluate import read_lines
from bot.measuring.held_out import HeldOut, held_out
from bot.measuring.measures import OUT_OF_SCOPE
from bot.measuring.reading import NoModel, Reader, Reading, hush, newest_model

FIRST, TWO, WRONG, ACTED, DECLINED = "first", "two", "wrong", "acted", "declined"
OUTCOMES = (FIRST, TWO, WRONG, ACTED, DECLINED)
GROUPS = ("municipality", "language", "manner")
MOST_CONFUSED = 12
SURE = 0.8
"""The share of what a bank tells at once that has to be right: where `tell` is looked for."""


class Judged(NamedTuple):
    """A labelled line, what became of it, and what was heard instead of its unit."""

    line: Dict[str, Any]
    outcome: str
    heard: str


def judged(line: Dict[str, Any], reading: Reading) -> Judged:
    """Return a line with what became of it.

    first: its unit is told at once; two: it is one of two asked about, or told as the second;
    wrong: another unit is told; acted: the intents do something; declined: nothing is told or done,
    which is right where the line has no unit.
    """
    answer = reading.answer or {"units": [], "also": None}
    named = [unit["id"] for unit in answer["units"]]
    also = answer["also"]["id"] if answer["also"] else None
    wanted = line.get("unit")
    if reading.intent == QUESTION:
        told = FIRST if named[0] == wanted else TWO if also and also == wanted else WRONG
        return Judged(line, told, named[0])
    if reading.intent == UNSURE_QUESTION:
        return Judged(line, TWO if wanted in named[:2] else WRONG, " or ".join(named[:2]))
    acted = reading.decision == ACT and reading.intent != OUT_OF_SCOPE
    return Judged(line, ACTED if acted else DECLINED, reading.intent)


def report(lines: Sequence[Judged]) -> Iterator[str]:
    """Yield what became of the lines: all, by municipality, language and manner, and the misses."""
    yield f"{'':<32} lines  " + "  ".join(f"{name:>8}" for name in OUTCOMES)
    with_unit = [one for one in lines if one.line.get("unit")]
    without = [one for one in lines if not one.line.get("unit")]
    if with_unit:
        yield _row("all", with_unit)
    if without:
        yield _row("no unit has it", without)
    for key in GROUPS:
        groups = defaultdict(list)
        for one in with_unit:
            if key in one.line:
                groups[str(one.line[key])].append(one)
        yield from (_row(f"{key} {name}", found) for name, found in sorted(groups.items()))
    yield "\nmissed"
    for line, outcome, heard in lines:
        if outcome in (WRONG, ACTED) or (outcome == DECLINED and line.get("unit")):
            yield f"{outcome:<9} {line.get('unit')} -> {heard}: {line['text']}"


def _row(name: str, lines: Sequence[Judged]) -> str:
    counted = Counter(one.outcome for one in lines)
    shares = "  ".join(f"{counted[outcome] / len(lines):>8.3f}" for outcome in OUTCOMES)
    return f"{name:<32} {len(lines):>5}  {shares}"


def of_itself(found: Bank, lines: Sequence[HeldOut]) -> Iterator[str]:
    """Yield how many of a bank's own questions find their unit when they are held out."""
    yield f"\n{found.municipality}: {len({one.unit for one in found.asked})} units"
    yield f"{'':<16} lines  first  among two"
    yield _own_row("all", lines)
    for language in sorted({one.asked.language for one in lines}):
        yield _own_row(language, [one for one in lines if one.asked.language == language])
    yield f"right at {SURE:.0%} from {tell_from(lines):.2f} on"
    yield from curve(lines)
    yield "most confused"
    yield from (f"{times:>4}  {one} / {other}" for (one, other), times in confused(lines))


def confused(lines: Sequence[HeldOut]) -> List[Tuple[Tuple[str, str], int]]:
    """Return the pairs of units that are taken for one another, the most frequent first."""
    pairs = Counter(
        (min(one.asked.unit, one.first), max(one.asked.unit, one.first))
        for one in lines
        if one.asked.unit != one.first
    )
    return pairs.most_common(MOST_CONFUSED)


def tell_from(lines: Sequence[HeldOut]) -> float:
    """Return the share from which on four of five questions held out are right; 1 if none is."""
    ordered = sorted(lines, key=lambda one: -one.share)
    right = np.cumsum([one.right for one in ordered]) / np.arange(1, len(ordered) + 1)
    enough = np.flatnonzero(right >= SURE)
    return float(ordered[enough[-1]].share) if len(enough) else 1.0


def curve(lines: Sequence[HeldOut]) -> Iterator[str]:
    """Yield what each floor to tell would bring, with a question between two from .3 on."""
    yield "  tell  at once right  wrong  asked right"
    for floor in np.arange(0.2, 0.61, 0.05):
        told = [one for one in lines if one.share >= floor]
        asked = [one for one in lines if one.share < floor and one.both >= 0.3]
        right = sum(one.right for one in told) / len(lines)
        among = sum(one.among_two for one in asked) / len(lines)
        yield f"  {floor:.2f}  {right:>13.3f}  {len(told) / len(lines) - right:.3f}  {among:>11.3f}"


def _own_row(name: str, lines: Sequence[HeldOut]) -> str:
    first = sum(one.right for one in lines) / len(lines)
    two = sum(one.among_two for one in lines) / len(lines)
    return f"{name:<16} {len(lines):>5}  {first:.3f}      {two:.3f}"


def _banks() -> Iterator[Bank]:
    for file in sorted(bank_files.folder().glob("*.json")):
        try:
            yield bank.read(file)
        except BadBank as error:
            sys.stderr.write(f"{error}\n")


def _labelled(file: Path) -> Iterable[str]:
    hush()
    lines, reader = read_lines(file), Reader(newest_model())
    return report(
        [
            judged(x, reader.read(x["text"], x.get("channel", "chat"), x["municipality"]))
            for x in lines
        ]
    )


def main() -> int:
    """Command line: FILE of labelled lines; without one, each bank is asked its own questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    given = parser.parse_args()
    try:
        if given.file:
            sys.stdout.writelines(f"{line}\n" for line in _labelled(given.file))
            return 0
    except (OSError, ValueError, KeyError, NoModel, json.JSONDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    banks = list(_banks())
    if not banks:
        sys.stderr.write(f"no bank in {bank_files.folder()}\n")
        return 1
    for found in banks:
        sys.stdout.writelines(f"{x}\n" for x in of_itself(found, held_out(found, EMBEDDINGS)))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
