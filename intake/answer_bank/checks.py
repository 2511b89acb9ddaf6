"""What is wrong with units that are each valid: words, days, and names that nothing has."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from intake.answer_bank.model import About, Unit, UnitAnswer, UnitsFile
from intake.answer_bank.placeholders import ALONE, OF, braces_fit, filled, named_in
from intake.municipalities import Municipality
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest
from intake.municipalities.facts import Fact

GUIDE = "docs/write-an-answer.md"
FEWEST_QUESTIONS = 8
"""With eight varied questions the right unit is first in .89 of cases, with four in .74."""
MOST_WORDS = 40
"""What somebody can keep in mind who hears it on the telephone."""


@dataclass(frozen=True)
class Known:
    """What a file of units may name; a country's file has no profile around it."""

    languages: Collection[str]
    """In which everything must be said."""
    services: Collection[str]
    spoken: Collection[str]
    """In which it may be said."""
    profile: Municipality | None = None
    own_sources: Collection[str] = field(default=())

    @property
    def sources(self) -> Collection[str]:
        """The keys by which a unit may say where it is from."""
        return {*self.own_sources, *(self.profile.sources if self.profile else ())}

    def ids(self, kind: str) -> Collection[str] | None:
        """Return the ids of a kind; None where any will do, since each profile has its own."""
        if kind == "service":
            return self.services
        if self.profile is None:
            return None
        return self.profile.offices if kind == "office" else self.profile.departments


def mistakes(file: UnitsFile, known: Known) -> Iterator[Finding]:
    """Yield every mistake of a file whose units are each valid."""
    for id_, unit in file.units.items():
        key: Key = ("units", id_)
        yield from _origin(key, unit, known)
        yield from _about(key, unit.about, known)
        yield from _asked(key, unit, known)
        yield from _answered(key, unit)
        for index, answer in enumerate(unit.answers):
            yield from _answer((*key, "answers", index), answer, known)
        if unit.more is not None:
            yield from _texts((*key, "more"), unit.more, known)


def _origin(key: Key, unit: Unit, known: Known) -> Iterator[Finding]:
    facts: list[tuple[Key, Fact]] = [(key, unit)]
    facts += [((*key, "answers", index), one) for index, one in enumerate(unit.answers)]
    for where, fact in facts:
        if fact.source and fact.source not in known.sources:
            mend = f"a key under sources{nearest(fact.source, known.sources)}"
            yield (*where, "source"), "", mend
    founded = unit.source or unit.assumed is True or unit.intent
    if not founded and not all(one.source or one.assumed is True for one in unit.answers):
        yield (*key, "source"), "nothing", "a source for this, or assumed: true"


def _about(key: Key, about: About, known: Known) -> Iterator[Finding]:
    for kind in ("service", "office", "department"):
        id_, there = getattr(about, kind), known.ids(kind)
        if id_ and there is not None and id_ not in there:
            yield (*key, "about", kind), "", _meant(kind, id_, there)


def _asked(key: Key, unit: Unit, known: Known) -> Iterator[Finding]:
    yield from _languages((*key, "asked"), unit.asked, known)
    for language, questions in unit.asked.items():
        here: Key = (*key, "asked", language)
        if len(questions) < FEWEST_QUESTIONS:
            yield here, f"{len(questions)} questions", f"at least {FEWEST_QUESTIONS}, all different"
        for index, question in enumerate(questions):
            if question in questions[:index]:
                yield (*here, index), "", "each question once"


def _answered(key: Key, unit: Unit) -> Iterator[Finding]:
    if unit.intent and (unit.answers or not unit.place):
        expected = "no answers, and an office or department under about, since an intent answers"
        yield (*key, "intent"), "", expected
    if not unit.intent and not unit.answers:
        yield (*key, "answers"), "nothing", "at least one answer"


def _answer(key: Key, answer: UnitAnswer, known: Known) -> Iterator[Finding]:
    ends = answer.valid_until
    if answer.valid_from and isinstance(ends, date) and ends < answer.valid_from:
        yield (*key, "valid_until"), "", f"a day not before valid_from {answer.valid_from}"
    for language, words in answer.text.items():
        if len(words.split()) > MOST_WORDS:
            found = f"{len(words.split())} words"
            yield (*key, language), found, f"at most {MOST_WORDS}; the rest can stand under more"
    yield from _texts(key, answer.text, known)


def _texts(key: Key, texts: dict[str, str], known: Known) -> Iterator[Finding]:
    yield from _languages(key, texts, known)
    for language, words in texts.items():
        if not braces_fit(words):
            yield (*key, language), "a brace without its partner", "{ and } around a placeholder"
        for kind, id_ in named_in(words):
            mend = _mend(kind, id_, language, known)
            if mend:
                written = f"{kind}.{id_}" if id_ else kind
                yield (*key, language), f"the placeholder {{{written}}}", mend


def _mend(kind: str, id_: str, language: str, known: Known) -> str | None:
    """Return what was expected in place of a placeholder, None where it is right."""
    if (kind in ALONE) == bool(id_) or (kind not in ALONE and kind not in OF):
        names = [*(f"{{{one}}}" for one in ALONE), *(f"{{{one}.<{of}>}}" for one, of in OF.items())]
        return f"one of {', '.join(names)}"
    there = known.ids(OF[kind]) if kind in OF else None
    if there is not None and id_ not in there:
        return f"after the point {_meant(OF[kind], id_, there)}"
    written = f"{{{kind}.{id_}}}" if id_ else f"{{{kind}}}"
    if known.profile and filled(written, known.profile, language, None) is None:
        return f"{kind} to be given in the profile"
    return None


def _meant(kind: str, id_: str, there: Collection[str]) -> str:
    article = "an" if kind == "office" else "a"
    where = "data/services.yml" if kind == "service" else "the profile"
    return f"{article} {kind} of {where}{nearest(id_, there)}"


def _languages(key: Key, said: Collection[str], known: Known) -> Iterator[Finding]:
    for language in known.languages:
        if language not in said:
            yield (*key, language), "nothing", f"the words in {language} too"
    for language in said:
        if language not in known.spoken:
            expected = f"a language ({', '.join(known.spoken)}) or a key that {GUIDE} shows here"
            yield (*key, language), f"the unknown key {language!r}", expected
