"""Everything the banks can tell, on any day: fit to be heard, and no other body's words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

import pytest

from intake.answer_bank import Banks, Unit
from intake.answer_bank.placeholders import filled
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from tests.our_words import DATA

MOST_WORDS = 20
"""Of one sentence: who hears it has no line to go back to."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ]|zebera)")
AN_ORDINAL = re.compile(r"\b(\d{1,2})\.(?= [A-Z])")
"""The point after a German day of the month ends no sentence."""
PIECES = re.compile(r":(?!\d|//)|\s[-–]\s|[();]|\.\.\.|…")
"""What joins pieces to the eye alone; a time has its colon."""
COUNTRIES = {
    "NL": re.compile(r"\b(Nederland|Niederlande)\b"),
    "BE": re.compile(r"\b(België|Vlaanderen|Belgien|Flandern)\b"),
    "DE": re.compile(r"\b(Duitsland|Deutschland)\b"),
}
BODIES = {
    "municipality": re.compile(r"\b(ons Jobcenter|unser Jobcenter|de Kreis|der Kreis)\b"),
    "job_centre": re.compile(r"\b(onze|de) gemeente\b|\b(unsere|die) Gemeinde\b"),
    "district": re.compile(r"\b(onze|de) gemeente\b|\b(unsere|die) Gemeinde\b"),
}
"""By kind of profile, how another kind of body is called as if it were the one that speaks."""


class Said(NamedTuple):
    """Words of a unit in a language, by the profile that says them."""

    profile: Municipality
    unit: Unit
    language: str
    words: str

    @property
    def name(self) -> str:
        """Return where they stand."""
        return f"{self.profile.id} {self.unit.id} {self.language}: {self.words}"


@cache
def everything() -> tuple[Said, ...]:
    """Return what each unit of each bank tells, on every day and as more, filled in."""
    catalogue = Catalogue.load(DATA / "services.yml")
    banks = Banks(DATA, catalogue, "test")
    profiles = Profiles(DATA / "municipalities", catalogue, "test").all()
    return tuple(said for one in profiles for said in of_profile(one, banks))


def of_profile(profile: Municipality, banks: Banks) -> Iterator[Said]:
    """Yield what a profile's bank tells."""
    for unit in banks.of(profile).units.values():
        for text in (*(answer.text for answer in unit.answers), *filter(None, [unit.more])):
            for language in profile.languages:
                words = filled(text.say(language), profile, language, None)
                if words:
                    yield Said(profile, unit, language, words)


def is_asked_about(unit: Unit, called: re.Pattern[str]) -> bool:
    """Say whether people ask a unit about this, or it is offered to them by it."""
    names = [unit.called.say(language) for language in unit.asked] if unit.called else []
    return any(called.search(text) for text in chain(names, *unit.asked.values()))


def sentences(words: str) -> list[str]:
    return SENTENCE.split(AN_ORDINAL.sub(r"\1", words))


def test_there_is_something_to_walk_over() -> None:
    assert len({said.profile.id for said in everything()}) >= 5
    assert len(everything()) > 1500


def test_no_sentence_of_an_answer_is_too_long_for_the_ear() -> None:
    long = [
        (said.name, sentence)
        for said in everything()
        for sentence in sentences(said.words)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def test_no_answer_is_said_in_pieces() -> None:
    assert [said.name for said in everything() if PIECES.search(said.words)] == []


def test_every_answer_is_whole_sentences() -> None:
    ends = re.compile(r"[.!?]$")
    assert [said.name for said in everything() if not ends.search(said.words)] == []


def test_another_country_is_named_only_where_people_ask_about_it() -> None:
    """Who asks from abroad hears of it; all others live where the profile is."""
    named = [
        said.name
        for said in everything()
        for country, called in COUNTRIES.items()
        if country != said.profile.country
        and called.search(said.words)
        and not is_asked_about(said.unit, called)
    ]
    assert named == []


def test_no_body_speaks_as_if_it_were_another_kind_of_body() -> None:
    named = [said.name for said in everything() if BODIES[said.profile.kind].search(said.words)]
    assert named == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_the_walk_sees_what_it_looks_for(language: str) -> None:
    """A walk that finds nothing must be able to find something."""
    assert len(sentences("Am 1. Februar ist zu. Dann nicht.")) == 2
    assert PIECES.search("Kosten: 10 euro") and not PIECES.search("Um 9:30 Uhr")
    assert BODIES["job_centre"].search("De gemeente zegt".casefold())
    assert COUNTRIES["BE"].search("in Belgien" if language == "de" else "in België")
