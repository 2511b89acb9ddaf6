"""Septets of all that the bot can send: the cheap alphabet, and at most the length advised."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.advice.routing import Question, route
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from intake.settings import ROOT
from intake.wording import languages
from intake.wording.service_names import ServiceNames
from intake.wording.texts import Texts
from tests.our_words import say_moment
from webhook.channels.sms import compose as composing
from webhook.channels.sms.compose import ADVISED, Part, abbreviations
from webhook.twilio.segments import length, plain, segments, septets

DATA = ROOT / "data"
compose = partial(composing.compose, abbreviations=abbreviations(Texts(DATA), DATA))
LOCALES = ("nl-NL", "nl-BE", "de-DE")
ELSEWHERE = ("page_", "voice_", "beside_a_number")
"""Prompts of the chat page and of the telephone, and words that are listened for and never sent."""
UNKNOWN = "x" * 45
"""For what a sentence is filled with that has no longest value here."""


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


@lru_cache(maxsize=1)
def profiles() -> list[Municipality]:
    catalogue = Catalogue.load(DATA / "services.yml")
    return Profiles(DATA / "municipalities", catalogue, "development").all()


@lru_cache(maxsize=4)
def longest(locale: str) -> defaultdict[str, str]:
    """The longest value of each word that sentences are filled with, from the system's own data."""
    language, names = locale[:2], ServiceNames(DATA)
    services = Catalogue.load(DATA / "services.yml")
    offices = [office for each in profiles() for office in each.offices.values()]
    departments = [one for each in profiles() for one in each.departments.values()]
    wednesday = datetime.fromisoformat("2014-11-26T13:45:00+01:00")
    long = {
        "service": max((names.spoken(one, locale) for one in services), key=len),
        "place": max(((one.at or one.name).say(language) for one in offices), key=len),
        "department": max((one.name.say(language) for one in departments), key=len),
        "municipality": max((each.name for each in profiles()), key=len),
        "when": say_moment(wednesday, language, locale, wednesday - timedelta(days=2)),
        "reference": "1234 5678",
        "name": "Anna-Maria van der Heijden",
        "date": "26-11-2014",
    }
    return defaultdict(lambda: UNKNOWN, long)


def responses(locale: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every response, in the variants that go out by text message."""
    merged: dict[str, list[dict[str, Any]]] = {}
    for folder in reversed(languages.load(DATA).locale(locale).folders):
        for file in sorted((DATA / folder / "responses").glob("*.yml")):
            merged |= _yaml(file)["responses"]
    for name, variants in merged.items():
        own = [one for one in variants if one.get("channel") == "sms"]
        yield name, own or [one for one in variants if "channel" not in one]


def prompts(locale: str) -> Iterator[tuple[str, str]]:
    for folder in languages.load(DATA).locale(locale).folders:
        file = DATA / folder / "prompts.yml"
        for key, sentence in _yaml(file)["prompts"].items() if file.exists() else ():
            if not key.startswith(ELSEWHERE) and not key.endswith("_voice"):
                yield key, str(sentence)


def as_sent(locale: str, text: str, titles: tuple[str, ...] = ()) -> str:
    return compose([Part(text.format_map(longest(locale)), titles)], more="")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_response_fits_when_it_is_filled_with_the_longest_words(locale: str) -> None:
    for name, variants in responses(locale):
        assert variants, f"{name} says nothing by text message"
        for one in variants:
            titles = tuple(button["title"] for button in one.get("buttons", ()))
            sent = as_sent(locale, one["text"], titles)
            assert septets(sent) is not None, (name, sent)
            assert length(sent) <= ADVISED, (name, length(sent), sent)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_prompt_fits_when_it_is_filled_with_the_longest_words(locale: str) -> None:
    for key, sentence in prompts(locale):
        sent = as_sent(locale, sentence)
        assert septets(sent) is not None, (key, sent)
        assert length(sent) <= ADVISED, (key, length(sent))


def answers(municipality: Municipality, language: str) -> Iterator[tuple[str | None, str]]:
    """What is told of each service at several times of the profile's life."""
    catalogue = Catalogue.load(DATA / "services.yml")
    for service, days in product([None, *municipality.services], (1, 40, 200, 400)):
        at = datetime.combine(
            municipality.as_of + timedelta(days=days), time(10), tzinfo=municipality.timezone
        )
        topic = catalogue.topic_of(service) if service else None
        found = route(
            municipality, Question(at=at, topic=topic, service=service, language=language)
        )
        told = [found.answer or "", *(note.text for note in found.notes)]
        yield service, " ".join(each for each in told if each)


@pytest.mark.parametrize("municipality", profiles(), ids=lambda each: each.id)
def test_every_answer_of_a_profile_fits_beside_disclosure_question_and_choices(
    municipality: Municipality,
) -> None:
    texts = Texts(DATA)
    for language in municipality.languages:
        locale = municipality.locale(language)
        more = texts.prompt("sms_more", locale)
        intro = texts.prompt("sms_disclosure", locale, municipality=municipality.name)
        offer = Part("Wilt u daarvoor een afspraak maken?", ("Ja", "Een medewerker spreken", "Nee"))
        for service, told in answers(municipality, language):
            sent = compose([Part(told), offer], more, intro)
            assert septets(sent) is not None, (service, language, sent)
            assert length(sent) <= ADVISED, (service, language, length(sent))
            assert told.split(". ")[0][:20] in sent or plain(told)[:20] in sent


@pytest.mark.parametrize("municipality", profiles(), ids=lambda each: each.id)
def test_what_is_put_around_a_clerks_words_is_one_part(municipality: Municipality) -> None:
    values = {"municipality": municipality.name, "reference": "1234 5678", "text": ""}
    for language in municipality.languages:
        locale = municipality.locale(language)
        around = plain(Texts(DATA).prompt("sms_from_desk", locale, **values))
        whole = plain(Texts(DATA).prompt("sms_from_desk", locale, **values | {"text": "x" * 480}))
        assert segments(around) == 1, (locale, length(around))
        assert segments(whole) <= 4, (locale, length(whole))


@pytest.mark.parametrize("municipality", profiles(), ids=lambda each: each.id)
@pytest.mark.parametrize(
    "template", ["sms_booked", "sms_moved", "sms_cancelled", "sms_reminder", "sms_asked"]
)
def test_a_confirmation_is_two_parts_at_most(municipality: Municipality, template: str) -> None:
    for language in municipality.languages:
        locale = municipality.locale(language)
        at = datetime.fromisoformat("2026-11-25T13:45:00+01:00")
        when = say_moment(at, language, locale, at - timedelta(days=2), written=True)
        for office in municipality.offices.values():
            values = {
                "municipality": municipality.name,
                "when": when,
                "place": (office.at or office.name).say(language),
                "reference": "1234 5678",
            }
            sent = plain(Texts(DATA).prompt(template, locale, **values))
            assert septets(sent) is not None
            assert segments(sent) <= 2, (office.id, length(sent))
