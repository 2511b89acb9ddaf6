"""Units that are made of what a profile knows under a key: prices, papers, hours, numbers."""

from itertools import takewhile
from pathlib import Path
from typing import Any

from intake.advice.opening_hours import office_of
from intake.answer_bank.loading import Units
from intake.answer_bank.made.names import Fillers, Names, questions
from intake.answer_bank.made.patterns import (
    VARIANTS,
    Pattern,
    Patterns,
    ServiceKind,
    load_patterns,
    patterns_file,
)
from intake.answer_bank.made.service_facts import ServiceFact, Span, spans
from intake.answer_bank.model import UnitsFile
from intake.municipalities import Department, Municipality, Office, Place
from intake.municipalities.facts import Text
from intake.wording.service_names import ServiceNames

Document = dict[str, Any]
INTENTS = {"hours": "ask_opening_hours", "address": "ask_location", "phone": "ask_location"}


def made_units(municipality: Municipality, data_dir: Path) -> Units:
    """Return a unit for each fact of a profile, by ids such as `price.passport`.

    What the profile does not know has none. Raise ProfileInvalid for patterns with mistakes.
    """
    making = _Making(municipality, data_dir)
    file = UnitsFile.model_validate({"units": {**making.of_places(), **making.of_services()}})
    file.name_its_parts()
    return file.units


class _Making:
    """One profile's units, as an editor would write them."""

    def __init__(self, municipality: Municipality, data_dir: Path) -> None:
        self._municipality, self._services = municipality, ServiceNames(data_dir)
        self._patterns: dict[str, Patterns] = {
            language: load_patterns(patterns_file(data_dir, language))
            for language in municipality.languages
        }
        self._names = {
            language: Names(municipality, patterns, self._services, language)
            for language, patterns in self._patterns.items()
        }

    def of_services(self) -> Document:
        made: Document = {}
        for service in self._municipality.services:
            named = {language: one.of_service(service) for language, one in self._names.items()}
            for kind in VARIANTS:
                known = spans(self._municipality, kind, service)
                patterns = {one: each.service[kind] for one, each in self._patterns.items()}
                asked = _asked(patterns, named)
                if known and asked:
                    made[f"{kind}.{service}"] = {
                        "about": {"service": service},
                        "called": _called(patterns, "a_service", self._spoken(service)),
                        "answers": [self._answer(kind, service, span) for span in known],
                        "asked": asked,
                    }
        return made

    def of_places(self) -> Document:
        made: Document = {}
        profile = self._municipality
        for place in (*profile.offices.values(), *profile.departments.values()):
            named = {language: one.of_place(place) for language, one in self._names.items()}
            group = "office" if isinstance(place, Office) else "department"
            here = place.id in (profile.default_office, profile.default_department)
            for kind in _known_of(profile, place):
                patterns = {one: getattr(each, group)[kind] for one, each in self._patterns.items()}
                asked = _asked(patterns, named, here=here)
                if asked:
                    made[f"{kind}.{place.id}"] = {
                        "about": {group: place.id},
                        "called": _called(patterns, f"the_{group}", place.name),
                        "intent": INTENTS[kind],
                        "asked": asked,
                    }
        return made

    def _spoken(self, service: str) -> Text:
        locales = {language: self._municipality.locale(language) for language in self._patterns}
        return Text({one: self._services.spoken(service, each) for one, each in locales.items()})

    def _answer(self, kind: ServiceKind, service: str, span: Span) -> Document:
        start, until, fact = span
        last = "unknown" if until is None and fact.temporary else until and until.isoformat()
        origin = {"assumed": "true"} if fact.assumed else {"source": fact.source}
        texts = {
            language: patterns.service[kind]
            .answers[fact.variant]
            .format_map(self._values(language, service, fact))
            for language, patterns in self._patterns.items()
        }
        return {"valid_from": start and start.isoformat(), "valid_until": last} | origin | texts

    def _values(self, language: str, service: str, fact: ServiceFact) -> dict[str, str]:
        patterns, profile = self._patterns[language], self._municipality
        ways = [patterns.ways[way] for way in profile.services[service].channels
                if way != "home_delivery"]  # fmt: skip
        places = [profile.offices[id_] for id_ in fact.offices]
        named = fact.variant == "named"
        where = [((not named and one.at) or one.name).say(language) for one in places]
        return {
            "a_service": self._spoken(service)[language],
            "ways": _joined(ways, patterns.either),
            "places": _joined(_named_shortly(where), patterns.either),
            "address": f"{{address.{places[0].id}}}" if places else "",
            **{key: f"{{{key}.{service}}}" for key in ("price", "bring", "minutes")},
        }


def _asked(
    patterns: dict[str, Pattern], named: dict[str, Fillers], *, here: bool = False
) -> dict[str, list[str]]:
    """Return the questions by language, without those languages in which it has no name."""
    return {
        language: [
            *questions(pattern.asked, named[language]),
            *(pattern.asked_here if here else ()),
        ]
        for language, pattern in patterns.items()
        if named[language]
    }


def _called(patterns: dict[str, Pattern], placeholder: str, name: Text) -> dict[str, str]:
    return {
        language: pattern.called.format_map({placeholder: name.say(language)})
        for language, pattern in patterns.items()
    }


def _known_of(profile: Municipality, place: Place) -> list[str]:
    """Return which facts of a place the profile has; a department may have those of its office."""
    office = office_of(profile, place, profile.as_of) if isinstance(place, Department) else place
    if isinstance(place, Office) and place.kind != "desk":
        return []
    at = office if isinstance(office, Office) else None
    has = {
        "hours": bool(place.hours or (at and at.hours)),
        "address": bool(isinstance(place, Office) and place.address),
        "phone": bool(place.phone or (at and at.phone)),
    }
    return [kind for kind, known in has.items() if known]


def _named_shortly(places: list[str]) -> list[str]:
    """Return places without the words that all of them begin with, but for the first.

    "in het stadsloket Berchem of Merksem" can be heard; with each desk in full it cannot.
    """
    each = [place.split() for place in places]
    most = min((len(words) for words in each), default=1) - 1
    same = len(list(takewhile(lambda at: len({words[at] for words in each}) == 1, range(most))))
    return [" ".join(words[same:] if number else words) for number, words in enumerate(each)]


def _joined(words: list[str], either: str) -> str:
    """Write "a, b or c"."""
    *first, last = words or [""]
    return f"{', '.join(first)} {either} {last}" if first else last
