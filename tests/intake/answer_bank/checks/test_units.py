"""A mistake in a unit gives one sentence with file, line, key and mend."""

from collections.abc import Callable

import pytest

from intake.answer_bank.loading import Units
from intake.municipalities import ProfileInvalid

Load = Callable[..., Units]

# What the editor changed, the line and key that are named, and words of the mend.
MISTAKES = {
    "an unknown key": (
        "    more:", "    mroe:",
        "line 8, units.parking.mroe: found the unknown key 'mroe'", "(perhaps more)",
    ),
    "an id with a capital": (
        "  parking:", "  Parking:", "found the key 'Parking'", "small letters, digits and _ only",
    ),
    "a date in another order": (
        "2027-03-31", "31-03-2027", "answers[1].valid_until: found '31-03-2027'",
        "a date written as 2014-02-01, or the word unknown",
    ),
    "an end before the beginning": (
        "valid_from: 2027-04-01", "valid_from: 2027-04-01\n        valid_until: 2027-03-01",
        "answers[2].valid_until: found '2027-03-01'", "a day not before valid_from 2027-04-01",
    ),
    "an unknown topic": (
        "about: {office: town_hall}", "about: {topic: parking}",
        "line 3, units.parking.about.topic: found 'parking'", "one of 'support', 'income'",
    ),
    "an office that is none": (
        "about: {office: town_hall}", "about: {office: town_hal}",
        "line 3, units.parking.about.office: found 'town_hal'",
        "an office of the profile (perhaps town_hall)",
    ),
    "a source that is none": (
        "source: council", "source: counsil",
        "units.village_desk_ends.source: found 'counsil'", "under sources (perhaps council)",
    ),
    "no source at all": (
        "    assumed: true\n", "", "units.parking.source: found nothing",
        "a source for this, or assumed: true",
    ),
    "too few questions": (
        "        - parkeren?\n", "", "units.parking.asked.nl: found 7 questions", "at least 8",
    ),
    "a question twice": (
        "- parkeren?", "- waar laat ik mijn auto",
        "line 16, units.parking.asked.nl[4]: found 'waar laat ik mijn auto'", "each question once",
    ),
    "an answer too long to be heard": (
        "Parkeren kan", "Parkeren " + "heel " * 40 + "kan",
        "units.parking.answers[1].nl: found 49 words", "at most 40; the rest can stand under more",
    ),
    "an intent with answers": (
        "    assumed: true\n", "    assumed: true\n    intent: ask_location\n",
        "units.parking.intent: found 'ask_location'", "no answers",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_mend(mistake: str, load: Load) -> None:
    old, new, place, mend = MISTAKES[mistake]
    with pytest.raises(ProfileInvalid) as raised:
        load(old, new)
    told = str(raised.value)
    assert "gemeente-voorbeeld.yml, line " in told
    assert place in told and mend in told


def test_a_unit_without_answers_is_a_mistake(load: Load) -> None:
    with pytest.raises(ProfileInvalid, match="units.nothing.answers: found nothing, expected at"):
        load("units:\n", "units:\n  nothing:\n    assumed: true\n    asked: {nl: [a], de: [b]}\n")


def test_every_mistake_is_told_at_once(load: Load) -> None:
    with pytest.raises(ProfileInvalid) as raised:
        load("source: council", "source: x", "{site}", "{web}")
    assert len(raised.value.problems) == 2


def test_each_answer_may_have_an_origin_of_its_own(load: Load) -> None:
    units = load(
        "    source: council\n", "",
        "      - valid_until:", "      - assumed: true\n        valid_until:",
        "      - valid_from:", "      - source: council\n        valid_from:",
    )  # fmt: skip
    assert units["village_desk_ends"].answers[1].source == "council"
