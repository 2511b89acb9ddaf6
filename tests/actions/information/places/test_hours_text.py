"""Opening hours in words."""

import re
from datetime import timedelta

import pytest

from actions.information.places.hours_text import week
from actions.services import Services
from actions.turn_context import Citizen
from intake.municipalities.facts import Text
from tests.actions.talk import Talk, Talking

THURSDAY_OPEN = "2014-02-06T10:29:00+01:00"
THURSDAY_CLOSED = "2014-02-06T10:31:00+01:00"


def hours(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_opening_hours", **entities).does("action_opening_hours").answer


def place(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_location", **entities).does("action_location").answer


def test_the_isd_is_open_a_minute_before_half_past_ten(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu open, tot 10.30 uur." in told


def test_the_isd_is_closed_a_minute_after_until_monday(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_CLOSED), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu gesloten." in told
    assert "maandag 10 februari om 9.00 uur" in told


def test_its_week_is_told_in_one_sentence(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "maandag tot en met donderdag van 9 tot 10.30 uur" in told
    assert "vrijdag" not in told


def test_the_same_is_true_in_german(talking: Talking) -> None:
    talk = talking(language="de", now=THURSDAY_CLOSED)
    told = hours(talk, "hat das Sozialamt offen")
    assert "jetzt geschlossen" in told
    assert "Montag bis Donnerstag von 9 bis 10:30 Uhr" in told


def test_hours_of_january_are_those_of_january(talking: Talking) -> None:
    told = hours(talking(now="2014-01-23T10:31:00+01:00"), "is de sociale dienst open")
    assert "nu open, tot 12 uur" in told


SAYS = Text(
    {"nl": "Een overlijden meldt u op {phone}.", "de": "Einen Sterbefall melden Sie unter {phone}."}
)


@pytest.fixture
def says(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leek says something on every public holiday."""
    holidays = services.profiles.get("gemeente-leek").holidays
    monkeypatch.setitem(vars(holidays), "says", SAYS)


@pytest.mark.usefixtures("says")
@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2014-04-21T10:00:00+02:00", "zijn jullie nu open"),
        ("2014-04-17T10:00:00+02:00", "zijn jullie op 21 april open"),
    ],
    ids=["today", "named"],
)
def test_a_public_holiday_says_what_the_profile_has_for_all_of_them(
    talking: Talking, now: str, text: str
) -> None:
    told = hours(talking(now=now), text)
    assert "Tweede paasdag" in told
    assert "Een overlijden meldt u op 0594" in told


@pytest.mark.usefixtures("says")
def test_on_other_days_it_is_not_said(talking: Talking) -> None:
    assert "overlijden" not in hours(talking(), "zijn jullie nu open")
    assert "overlijden" not in hours(talking(), "zijn jullie zondag open")


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("id_", ["gemeente-leek", "jobcenter-wuppertal", "stad-antwerpen"])
def test_the_hours_of_a_week_are_told_in_sentences_that_can_be_heard(
    talking: Talking, services: Services, id_: str, language: str
) -> None:
    profile = services.profiles.get(id_)
    talk = talking(id_, language, now=f"{profile.as_of + timedelta(days=30)}T10:00:00+01:00")
    citizen = Citizen(talk.hears("wanneer", "ask_opening_hours").tracker())
    for place in (*profile.offices.values(), *profile.departments.values()):
        for opening in ("week_hours", "period_hours"):
            told = week(citizen, place, citizen.now.date(), opening)
            heard = re.split(r"[.!?](?:\s|$)", " ".join(told))
            assert all(len(sentence.split()) <= 20 for sentence in heard), told
            assert not any(":" in re.sub(r"\d:\d", "", sentence) for sentence in told), told
