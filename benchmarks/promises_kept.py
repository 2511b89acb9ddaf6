"""The verdicts on each fault, kept in a file: so that all of them can be measured in shares."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

WORDS = ("kept", "doubled", "silent", "otherwise")


def read(file: Path) -> dict[str, dict[str, Any]]:
    """Return what was found of each fault by its name, such as `sqlite_kill_rasa`."""
    return json.loads(file.read_text()) if file.exists() else {}


def write(file: Path, name: str, found: dict[str, Any]) -> None:
    """Keep what was found of one fault, beside the others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(read(file) | {name: found}, indent=2) + "\n")
    draft.replace(file)


def chosen(everything: Iterable[str], asked: Sequence[str]) -> list[str]:
    """Return the faults that are asked for: by name, database, or fault; all where none is.

    Raises ValueError for what names none.
    """
    names = list(everything)
    unknown = [each for each in asked if not any(_is(name, each) for name in names)]
    if unknown:
        raise ValueError(f"no such fault: {', '.join(unknown)}; there are {', '.join(names)}")
    return [name for name in names if not asked or any(_is(name, each) for each in asked)]


def in_turn(names: Sequence[str], before: dict[str, dict[str, Any]]) -> list[str]:
    """Return these faults in the order to measure them: those never measured, then the oldest."""
    return sorted(names, key=lambda name: str(before.get(name, {}).get("at", "")))


def told(
    everything: Sequence[str], found: dict[str, dict[str, Any]], commit: str
) -> dict[str, Any]:
    """Return all verdicts, by fault and together, and what was not measured at this commit."""
    faults = {name: found[name] for name in everything if name in found}
    together = Counter[str]()
    for each in faults.values():
        together.update({word: each[word] for word in WORDS})
    left = [name for name in everything if found.get(name, {}).get("commit") != commit]
    return {"broken": dict(together), "faults": faults, "left": left, "of": len(everything)}


def _is(name: str, asked: str) -> bool:
    kind, _, fault = name.partition("_")
    return asked in (name, kind, fault)
