"""Every statement of the five sources is told by a unit, in both languages, on every channel.

`statements/<municipality>.yml` has them, each with what must be heard at its moment.
"""

import re
from datetime import datetime
from functools import cache
from typing import Any

import pytest
import yaml

from intake.answer_bank import Banks, tell
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT
from intake.wording.texts import Texts
from webhook.channels.sms.compose import ADVISED, Part, abbreviations, compose
from webhook.channels.voice.prompt import Web, sayable
from webhook.twilio.segments import length, plain

DATA = ROOT / "data"
MOST_WORDS = 40
"""What somebody can keep in mind who hears it."""
TEXTS = Texts(DATA)
CATALOGUE = Catalogue.load(DATA / "services.yml")
BANKS = Banks(DATA, CATALOGUE, "test")
STATEMENTS = {
    f"{file.stem}-{number}": (file.stem, statement)
    for file in sorted((ROOT / "tests/intake/answer_bank/statements").glob("*.yml"))
    for number, statement in yaml.safe_load(file.read_text("utf-8")).items()
}
CHANNELS = ("chat", "sms", "voice")
OWN = {"nl": "nl-NL", "de": "de-DE"}
"""The locale of each language that the other ones are laid over."""


@cache
def profile(name: str) -> Municipality:
    return load_profile(DATA / "municipalities" / f"{name}.yml", CATALOGUE)


def told(municipality: Municipality, statement: dict[str, Any], language: str) -> tuple[str, str]:
    """Return the answer of the statement's unit at its moment, and the words put before it."""
    unit = BANKS.of(municipality).unit(statement["unit"])
    assert unit is not None, "there is no such unit"
    at = datetime.fromisoformat(str(statement["at"]))
    telling = tell(unit, municipality, language, at)
    assert telling is not None, "it says nothing then"
    return telling.answer.text, "assumed" if telling.answer.assumed else ""


def heard(municipality: Municipality, words: str, before: str, language: str, channel: str) -> str:
    """Return what is heard of an answer on a channel, as the first thing that is said there."""
    locale = municipality.locale(language)
    framed = f"{TEXTS.prompt(before, locale, channel)} {words}" if before else words
    if channel == "voice":
        return sayable(framed, language, Web.of(TEXTS, locale), data_dir=DATA)
    if channel == "sms":
        more, called = TEXTS.prompt("sms_more", locale), municipality.name
        intro = TEXTS.prompt("sms_disclosure", locale, municipality=called)
        short = abbreviations(TEXTS, DATA)
        return compose([Part(framed)], more, intro, abbreviations=short)
    return framed


def is_said(fact: str, said: str, language: str) -> bool:
    """Say whether a fact is in what was said: on the telephone numbers are spoken in groups."""
    spoken = sayable(
        fact.replace("\\.", "."), language, Web.of(TEXTS, OWN[language]), data_dir=DATA
    )
    patterns = (fact, plain(fact), re.escape(spoken)) if spoken else (fact, plain(fact))
    return any(re.search(pattern, said, re.IGNORECASE) for pattern in patterns)


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_what_a_source_says_is_heard_on_every_channel(name: str, language: str) -> None:
    municipality, statement = profile(STATEMENTS[name][0]), STATEMENTS[name][1]
    words, before = told(municipality, statement, language)
    for channel in CHANNELS:
        said = heard(municipality, words, before, language, channel)
        missing = [one for one in statement["heard"][language] if not is_said(one, said, language)]
        assert not missing, f"by {channel}: {said}"


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_it_is_short_enough_to_be_heard_and_to_be_one_text_message(
    name: str, language: str
) -> None:
    municipality, statement = profile(STATEMENTS[name][0]), STATEMENTS[name][1]
    words, before = told(municipality, statement, language)
    assert len(words.split()) <= MOST_WORDS
    assert length(heard(municipality, words, before, language, "sms")) <= ADVISED
