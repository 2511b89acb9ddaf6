"""Every text is said in every language of the profile, with placeholders that have a value."""

import string
from collections.abc import Iterator

from intake.municipalities.checks.links import Known
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest
from intake.municipalities.facts import Text
from intake.municipalities.model import Municipality
from intake.municipalities.rules import ServiceRule
from intake.municipalities.walking import Part

OF_MUNICIPALITY = ("municipality", "department", "phone", "office", "address")
SERVICE = ("price", "bring", "minutes", "places", "baseline", "body", "body_phone")
PROGRAMME = ("places", "baseline")
PLACEHOLDERS = OF_MUNICIPALITY + SERVICE


def unsaid(profile: Municipality, walked: list[Part], known: Known) -> Iterator[Finding]:
    """Yield unknown languages and locales, missing texts and placeholders without a value."""
    yield from _languages(profile, known)
    if not set(profile.languages) <= set(known.languages):
        return
    for key, text, _, _ in walked:
        if isinstance(text, Text):
            yield from _text(profile, key, text)


def _languages(profile: Municipality, known: Known) -> Iterator[Finding]:
    for index, language in enumerate(profile.languages):
        if language not in known.languages:
            expected = f"one of {', '.join(known.languages)}, as in data/languages.yml"
            yield ("languages", index), repr(language), expected
        elif language not in profile.locales:
            yield ("locales", language), "nothing", f"a locale for {language}, such as nl-NL"
    for language, locale in profile.locales.items():
        if locale not in known.locales:
            yield ("locales", language), "", f"one of {', '.join(known.locales)}"


def _text(profile: Municipality, key: Key, text: Text) -> Iterator[Finding]:
    for language in profile.languages:
        if language not in text:
            yield (*key, language), "nothing", f"the text in {language} too"
    for language, words in text.items():
        if language not in profile.languages:
            expected = f"one of the profile's languages {', '.join(profile.languages)}"
            yield (*key, language), f"the language {language!r}", expected
        if "{" in words or "}" in words:
            yield from _placeholders(profile, (*key, language), words)


def _placeholders(profile: Municipality, key: Key, words: str) -> Iterator[Finding]:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]
    except ValueError:
        yield key, "a brace without its partner", "{ and } around a placeholder"
        return
    for name in names:
        if name not in PLACEHOLDERS:
            expected = f"one of {', '.join(PLACEHOLDERS)}{nearest(name, PLACEHOLDERS)}"
            yield key, f"the placeholder {{{name}}}", expected
        elif name in SERVICE and not _known_here(profile, key, name):
            yield key, f"the placeholder {{{name}}}", f"the service to give {name}"


def _known_here(profile: Municipality, key: Key, name: str) -> bool:
    """Say whether a placeholder about a service or programme has a value under this key."""
    if key[0] == "programmes":
        return name in PROGRAMME
    return key[0] == "services" and _has(profile.services[str(key[1])], name)


def _has(service: ServiceRule, name: str) -> bool:
    if name in PROGRAMME:
        return service.programme is not None
    if name == "body_phone":
        return bool(service.other_body and service.other_body.phone)
    return getattr(service, "other_body" if name == "body" else name) is not None
