"""Checks across a profile: what it names exists, is said in every language and can be reached."""

import string
from collections.abc import Iterator
from dataclasses import dataclass

from intake.catalogue import Catalogue
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest
from intake.municipalities.facts import Fact, Text
from intake.municipalities.model import Municipality
from intake.municipalities.walking import parts

LOCALES = ("nl-NL", "nl-BE", "de-DE")
PLACEHOLDERS = (
    "municipality", "department", "phone", "office", "address", "price", "bring", "minutes",
    "places", "body", "body_phone",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a profile may name that stands outside it."""

    catalogue: Catalogue
    languages: frozenset[str]


def mistakes(profile: Municipality, known: Known) -> Iterator[Finding]:
    """Yield every mistake that only shows when the parts of a profile are put together."""
    yield from _languages(profile, known)
    for key, around, part in parts(profile):
        if isinstance(part, Text):
            yield from _text(profile, key, part)
        elif isinstance(part, Fact):
            yield from _fact(profile, key, around, part)


def _languages(profile: Municipality, known: Known) -> Iterator[Finding]:
    for index, language in enumerate(profile.languages):
        if language not in known.languages:
            expected = f"one of {', '.join(sorted(known.languages))}, as in data/languages.yml"
            yield ("languages", index), repr(language), expected
        elif language not in profile.locales:
            yield ("locales", language), "nothing", f"a locale for {language}, such as nl-NL"


def _text(profile: Municipality, key: Key, text: Text) -> Iterator[Finding]:
    for language in profile.languages:
        if language not in text:
            yield (*key, language), "nothing", f"the text in {language} too"
    for language, words in text.items():
        if language not in profile.languages:
            expected = f"one of the profile's languages {', '.join(profile.languages)}"
            yield (*key, language), f"the language {language!r}", expected
        yield from _placeholders((*key, language), words)


def _placeholders(key: Key, words: str) -> Iterator[Finding]:
    if "{" not in words and "}" not in words:
        return
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]
    except ValueError:
        yield key, "a brace without its partner", "{ and } around a placeholder"
        return
    for name in names:
        if name not in PLACEHOLDERS:
            expected = f"one of {', '.join(PLACEHOLDERS)}{nearest(name, PLACEHOLDERS)}"
            yield key, f"the placeholder {{{name}}}", expected


def _fact(profile: Municipality, key: Key, around: Fact | None, fact: Fact) -> Iterator[Finding]:
    if fact.source and fact.source not in profile.sources:
        expected = f"a key under sources{nearest(fact.source, profile.sources)}"
        yield (*key, "source"), "", expected
    ends = fact.valid_until
    if fact.valid_from and ends and ends != "unknown" and ends < fact.valid_from:
        yield (*key, "valid_until"), "", f"a day not before valid_from {fact.valid_from}"
