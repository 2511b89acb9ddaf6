"""`data/<language>/answer_patterns.yml`: how people ask for facts that have a key in a profile."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from intake.answer_bank.checks import FEWEST_QUESTIONS, GUIDE
from intake.answer_bank.placeholders import braces_fit, named_in
from intake.municipalities import Problem, ProfileInvalid
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest, problems, validated
from intake.municipalities.facts import Strict

ServiceKind = Literal["price", "bring", "channel", "needs_appointment", "minutes", "who", "where"]
OfficeKind = Literal["hours", "address", "phone"]
DepartmentKind = Literal["hours", "phone"]
Way = Literal["desk", "online", "phone", "home_visit"]

VARIANTS: dict[ServiceKind, tuple[str, ...]] = {
    "price": ("known",),
    "bring": ("known",),
    "channel": ("online", "offline", "online_delivered", "offline_delivered"),
    "needs_appointment": ("needed", "possible", "walk_in"),
    "minutes": ("known",),
    "who": ("in_person", "somebody_else"),
    "where": ("at", "at_address", "named"),
}
"""Which answers a kind has; `intake.answer_bank.made.service_facts` says which one holds."""
KINDS: dict[str, tuple[str, ...]] = {
    "service": get_args(ServiceKind),
    "office": get_args(OfficeKind),
    "department": get_args(DepartmentKind),
}
IN_QUESTIONS = {
    "service": ("service", "a_service"),
    "office": ("office", "the_office", "at_office"),
    "department": ("department", "the_department"),
}
IN_CALLED = ("a_service", "the_office", "the_department")
IN_ANSWERS = ("a_service", "price", "bring", "minutes", "ways", "places", "address")


class Pattern(Strict):
    """How one kind of fact is asked for, what it is called, and what is said of it."""

    called: str
    asked: Annotated[tuple[str, ...], Field(min_length=1)]
    asked_here: tuple[str, ...] = ()
    answers: dict[str, str] = {}


class Patterns(Strict):
    """Everything a language's file says; see the head of the file itself."""

    turned: dict[str, str] = {}
    either: str = Field(alias="or")
    ways: dict[Way, str]
    service: dict[ServiceKind, Pattern]
    office: dict[OfficeKind, Pattern]
    department: dict[DepartmentKind, Pattern]


def patterns_file(data_dir: Path, language: str) -> Path:
    """Return the file of a language."""
    return data_dir / language / "answer_patterns.yml"


def load_patterns(path: Path) -> Patterns:
    """Return a language's patterns as the file is now; raise ProfileInvalid with all mistakes."""
    if not path.exists():
        expected = f"the language's patterns, as {GUIDE} tells"
        raise ProfileInvalid([Problem(path, 1, (), "no file", expected)])
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _load(path: Path, stamp: int) -> Patterns:
    known = validated(path, Patterns, GUIDE)
    found = problems(path, _mistakes(known))
    if found:
        raise ProfileInvalid(found)
    return known


def _mistakes(known: Patterns) -> Iterator[Finding]:
    for group, kinds in KINDS.items():
        patterns: dict[str, Pattern] = getattr(known, group)
        for kind in kinds:
            if kind in patterns:
                yield from _pattern((group, kind), patterns[kind], IN_QUESTIONS[group])
            else:
                yield (group, kind), "nothing", "questions for it"
    for service_kind, pattern in known.service.items():
        yield from _answers(("service", service_kind, "answers"), pattern, VARIANTS[service_kind])


def _answers(key: Key, pattern: Pattern, variants: tuple[str, ...]) -> Iterator[Finding]:
    for variant in variants:
        if variant not in pattern.answers:
            yield (*key, variant), "nothing", "what is said then"
    for variant in pattern.answers:
        if variant not in variants:
            yield (*key, variant), f"the unknown key {variant!r}", f"one of {', '.join(variants)}"


def _pattern(key: Key, pattern: Pattern, names: tuple[str, ...]) -> Iterator[Finding]:
    if len(pattern.asked) < FEWEST_QUESTIONS:
        yield (*key, "asked"), f"{len(pattern.asked)} questions", f"at least {FEWEST_QUESTIONS}"
    for index, question in enumerate(pattern.asked):
        if question in pattern.asked[:index]:
            yield (*key, "asked", index), "", "each question once"
        yield from _placeholders((*key, "asked", index), question, names)
    yield from _placeholders((*key, "called"), pattern.called, IN_CALLED)
    for variant, answer in pattern.answers.items():
        yield from _placeholders((*key, "answers", variant), answer, IN_ANSWERS)


def _placeholders(key: Key, words: str, names: tuple[str, ...]) -> Iterator[Finding]:
    unknown = [name for name, id_ in named_in(words) if id_ or name not in names]
    if unknown or not braces_fit(words):
        expected = f"one of {', '.join(names)} in braces"
        yield key, f"{words!r}", f"{expected}{nearest(''.join(unknown[:1]), names)}"
