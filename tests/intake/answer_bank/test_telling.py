"""A unit says what holds at the moment, with its origin; or nothing."""

from collections.abc import Callable
from datetime import date, datetime

from intake.answer_bank.loading import Units
from intake.answer_bank.telling import can_be_told, tell
from intake.municipalities import Municipality

Load = Callable[..., Units]


def at(profile: Municipality, *day: int) -> datetime:
    return datetime(*day, tzinfo=profile.timezone)  # type: ignore[misc,arg-type]


def test_an_answer_changes_over_on_its_day(load: Load, profile: Municipality) -> None:
    unit = load()["village_desk_ends"]
    before = tell(unit, profile, "nl", at(profile, 2027, 3, 31, 23, 59))
    after = tell(unit, profile, "nl", at(profile, 2027, 4, 1))
    assert before and before.answer.text.startswith("De balie in Kleindorp sluit op 1 april")
    assert after and after.answer.text == "De balie in Kleindorp is dicht. Bel 0594 000 090."
    assert before.answer.valid_until == date(2027, 3, 31)


def test_an_answer_has_the_source_and_its_day(load: Load, profile: Municipality) -> None:
    told = tell(load()["village_desk_ends"], profile, "de", at(profile, 2027, 2, 1))
    assert told is not None
    assert (told.answer.source, told.answer.as_of) == ("Besluit van de raad", date(2026, 12, 1))
    assert not told.answer.assumed


def test_an_assumption_is_marked_and_more_is_filled(load: Load, profile: Municipality) -> None:
    told = tell(load()["parking"], profile, "nl", at(profile, 2027, 2, 1))
    assert told is not None
    assert (
        told.answer.text
        == "Parkeren kan gratis achter het gebouw aan de Dorpsstraat 1 in Voorbeeld."
    )
    assert told.answer.assumed and told.answer.source is None
    assert told.more == "Meer staat op https://www.voorbeeld.example."


def test_an_answers_own_origin_goes_before_the_units(load: Load, profile: Municipality) -> None:
    unit = load("      - valid_until:", "      - assumed: true\n        valid_until:")[
        "village_desk_ends"
    ]
    before = tell(unit, profile, "nl", at(profile, 2027, 3, 1))
    after = tell(unit, profile, "nl", at(profile, 2027, 5, 1))
    assert before and before.answer.assumed
    assert after and not after.answer.assumed and after.answer.source == "Besluit van de raad"


def test_the_next_answer_is_said_where_a_fact_is_missing(load: Load, profile: Municipality) -> None:
    unit = load(
        "      - nl: Parkeren kan", "      - nl: Bij {address.town_hall}.\n        de: Da.\n"
        "      - nl: Parkeren kan",
        "aan de {address.town_hall}", "op straat",
    )["parking"]  # fmt: skip
    profile.offices["town_hall"].address = None
    told = tell(unit, profile, "nl", at(profile, 2027, 2, 1))
    assert told and told.answer.text == "Parkeren kan gratis achter het gebouw op straat."


def test_nothing_is_said_where_nothing_holds(load: Load, profile: Municipality) -> None:
    units = load("valid_from: 2027-04-01", "valid_from: 2027-05-01")
    assert tell(units["village_desk_ends"], profile, "nl", at(profile, 2027, 4, 15)) is None
    units["parking"].valid_from = date(2028, 1, 1)
    assert tell(units["parking"], profile, "nl", at(profile, 2027, 4, 15)) is None
    profile.offices["town_hall"].address = None
    assert not can_be_told(units["parking"], profile)
    assert can_be_told(units["village_desk_ends"], profile)


def test_more_that_cannot_be_filled_is_not_told(load: Load, profile: Municipality) -> None:
    unit = load()["parking"]
    profile.sites = []
    told = tell(unit, profile, "nl", at(profile, 2027, 2, 1))
    assert told and told.more is None


def test_a_unit_with_an_intent_leaves_the_answer_to_an_action(
    load: Load, profile: Municipality
) -> None:
    unit = load()["parking"]
    unit.intent, unit.answers = "ask_location", []
    assert tell(unit, profile, "nl", at(profile, 2027, 2, 1)) is None
    assert can_be_told(unit, profile) and unit.place == "town_hall"
