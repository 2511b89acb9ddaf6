"""What the reader for danger is worth on lines of other hands: part of `make nlu-report`."""

from collections import defaultdict
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Sequence

import yaml

from bot.danger.reader import PERHAPS, YES
from bot.measuring.reading import Reader

LINES = Path("tests") / "danger"
"""Danger and near misses, by hands and on themes that no training line has."""


class Judged(NamedTuple):
    """A line, what it is (None: a near miss), and what the reader made of it."""

    language: str
    kind: str | None
    verdict: str
    read_as: str


def judged(reader: Reader, folder: Path = LINES) -> List[Judged]:
    """Return every line of the folder as it is read; none where there is no such folder."""
    found = []
    for file in sorted(folder.glob("*/*.yml")):
        content = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for group in ("danger", "near_misses"):
            for line in content[group]:
                told = reader.read(line["text"], "chat").danger
                kind = line["kind"] if group == "danger" else None
                found.append(Judged(content["language"], kind, told["verdict"], told["kind"]))
    return found


def shares(lines: Sequence[Judged]) -> Dict[str, float]:
    """Return which share of lines is read as danger (yes), and which is asked about (perhaps)."""
    count = max(len(lines), 1)
    return {v: sum(line.verdict == v for line in lines) / count for v in (YES, PERHAPS)}


def report(lines: Sequence[Judged]) -> Iterator[str]:
    """Yield the figures: by language, and of danger by kind."""
    if not lines:
        return
    yield f"\n{'danger':<28} lines    yes  perhaps  both  right kind"
    for language in sorted({line.language for line in lines}):
        ours = [line for line in lines if line.language == language]
        yield _row(f"{language} danger", [line for line in ours if line.kind])
        yield _row(f"{language} near misses", [line for line in ours if not line.kind])
    by_kind = defaultdict(list)
    for line in lines:
        if line.kind:
            by_kind[line.kind].append(line)
    for kind, found in sorted(by_kind.items()):
        yield _row(kind, found)


def _row(name: str, lines: Sequence[Judged]) -> str:
    share = shares(lines)
    right = sum(line.kind == line.read_as for line in lines) / max(len(lines), 1)
    both = share[YES] + share[PERHAPS]
    kind = f"{right:>10.3f}" if lines and lines[0].kind else f"{'':>10}"
    return (
        f"{name:<28} {len(lines):>5}  {share[YES]:.3f}    {share[PERHAPS]:.3f} {both:.3f}  {kind}"
    )
