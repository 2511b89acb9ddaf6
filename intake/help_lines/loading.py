"""From a country's file to help lines that can be relied on, or to what is wrong with them."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from intake.help_lines.model import HelpLines
from intake.municipalities.errors import Problem, ProfileInvalid
from intake.municipalities.explain import Finding, nearest, problems, validated
from intake.municipalities.facts import Text
from intake.recognition.danger import KINDS

GUIDE = "docs/help-lines.md"
AT_MOST = 2
"""Lines that are named at once; one of the first so many never closes."""


def path_of(data_dir: Path, country: str) -> Path:
    """Return the file with the lines of a country, "NL" or "nl"."""
    return data_dir / "national" / country.lower() / "help_lines.yml"


@lru_cache(maxsize=8)
def load(path: Path) -> HelpLines:
    """Read a country's lines once a process; raise ProfileInvalid with every mistake in them."""
    known = validated(path, HelpLines, GUIDE)
    found = problems(path, _mistakes(known))
    if found:
        raise ProfileInvalid(found)
    return known


def mistakes_in(path: Path, languages: Collection[str]) -> list[Problem]:
    """Return what is wrong with a country's file, and which of the system's languages it lacks."""
    if not path.exists():
        return [Problem(path, 1, (), "no file", f"the country's help lines, as {GUIDE} shows them")]
    try:
        return problems(path, _untranslated(load(path), languages))
    except ProfileInvalid as error:
        return list(error.problems)


def _mistakes(known: HelpLines) -> Iterator[Finding]:
    for kind in KINDS:
        if kind not in known.kinds:
            yield ("kinds", kind), "nothing", "the lines for it, or [] where none is named"
    for kind, ids in known.kinds.items():
        yield from _unknown(known, kind, ids)
        if ids and not any(_always(known, id_) for id_ in ids[:AT_MOST]):
            yield ("kinds", kind), "lines that close", f"one that never does in the first {AT_MOST}"


def _unknown(known: HelpLines, kind: str, ids: tuple[str, ...]) -> Iterator[Finding]:
    for index, id_ in enumerate(ids):
        if id_ not in known.lines:
            yield ("kinds", kind, index), "", f"a line of this file{nearest(id_, known.lines)}"


def _always(known: HelpLines, id_: str) -> bool:
    # What is not there is told as such, not as closed.
    return id_ not in known.lines or known.lines[id_].hours is None


def _untranslated(known: HelpLines, languages: Collection[str]) -> Iterator[Finding]:
    texts: dict[tuple[str, ...], Text] = {("written", "text"): known.written.text}
    for id_, line in known.lines.items():
        texts |= {("lines", id_, "name"): line.names, ("lines", id_, "said"): line.words}
    for key, text in texts.items():
        for language in languages:
            if language not in text:
                yield (*key, language), "nothing", f"the words in {language} too"
