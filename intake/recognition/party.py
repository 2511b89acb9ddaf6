"""For how many persons at once something is: `data/<language>/party.yml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

MOST = 12
"""Persons: more come as a group, which no line of a booking is about."""


def count(text: str, language: str, data_dir: Path) -> int | None:
    """Return how many persons a line says that something is for; None where it says nothing of it.

    "Voor mij en mijn dochter", "mit drei Personen", "only for me". Where it tells of several and
    not how many ("my children"), and where it names a single other person, it says nothing.
    """
    known = _words(language, data_dir)
    if known is None:
        return None
    line = " ".join(re.findall(r"[\w']+|,", text.casefold().replace("’", "'")))
    if known.one.search(line):
        return 1
    found = known.together.search(line)
    if found:
        return _within(known.number(next(filter(None, found.groups()))))
    return 2 if known.two.search(line) else _within(_in_a_row(line, known))


@dataclass(frozen=True)
class _Words:
    numbers: dict[str, int]
    together: re.Pattern[str]
    two: re.Pattern[str]
    one: re.Pattern[str]
    row: re.Pattern[str]
    """Those that "for" names, one after the other."""
    member: re.Pattern[str]
    also: frozenset[str]
    many: frozenset[str]
    couples: frozenset[str]

    def number(self, said: str) -> int:
        """Return what a figure or a word counts."""
        return int(said) if said.isdecimal() else self.numbers[said]


@lru_cache(maxsize=16)
def _words(language: str, data_dir: Path) -> _Words | None:
    file = data_dir / language / "party.yml"
    if not file.exists():
        return None
    data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["party"]
    number = rf"(\d{{1,2}}|{_any(data['numbers'])})"
    people = _any([*data["persons"], *data["many"], *data["couples"]])
    own = rf"{_any(data['whose'])}(?: (?:\d{{1,2}}|{_any(data['numbers'])}))?(?: \w+)?? {people}"
    member = rf"(?:{_any(data['self'])}|{own})"
    before, between = _any(data["for"]), rf"(?: ,)? (?:{_any(data['and'])} )?"
    link = rf"{between}(?:{_any(data['also'])} )?(?:{before} )?"
    return _Words(
        numbers=data["numbers"],
        together=_either(
            rf"{re.escape(one)}(?! {_any(data['other'])})".replace(r"\{n\}", number)
            for one in data["together"]
        ),
        two=_either(map(re.escape, data["two"])),
        one=_either(map(re.escape, data["one"])),
        row=re.compile(rf"\b{before} (?P<row>{member}(?:{link}{member})*)\b"),
        member=re.compile(rf"\b{member}\b"),
        also=frozenset(data["also"]),
        many=frozenset(data["many"]),
        couples=frozenset(data["couples"]),
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{one}\b" for one in patterns))


def _in_a_row(line: str, known: _Words) -> int | None:
    """Return how many "for" names one after the other; None for one alone, and for no number."""
    found = known.row.search(line)
    if found is None:
        return None
    members = [_weight(one[0], known) for one in known.member.finditer(found["row"])]
    told = [one for one in members if one is not None]
    if len(told) < len(members):
        return None
    beside = line[: found.start()].split()[-1:] + line[found.end() :].split()[:1]
    also = len(members) == 1 and bool(known.also & set(beside))
    total = sum(told) + also
    return total if total > 1 else None


def _weight(member: str, known: _Words) -> int | None:
    words = member.split()
    number = next((word for word in words if word.isdecimal() or word in known.numbers), None)
    if words[-1] in known.many:
        return known.number(number) if number else None
    return 2 if words[-1] in known.couples else 1


def _within(persons: int | None) -> int | None:
    return persons if persons and 1 <= persons <= MOST else None
