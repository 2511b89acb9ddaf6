"""Opening hours, addresses and numbers, true to the moment."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.information import asked_time, notices, source
from actions.information.places import asked_period, hours_text, place_moved
from actions.information.places.asked_place import asked_place, office_of
from actions.moments import capitalised
from actions.turn_context import Citizen
from intake.advice import answers, opening_hours
from intake.advice.answers import About, Answer, national, told
from intake.municipalities.places import Access, Department, Office, Place
from intake.recognition import asides
from intake.spoken import Part

LOOK_AHEAD = timedelta(days=370)
QUESTIONS = frozenset({"question_asked", "unsure_question"})
"""Intents of what the bank of answers knows."""
SURE = 0.5
"""The share from which a unit of the bank is surely meant."""
FOLLOWS = 5
"""Words: more of them ask something of their own."""


def hours_after(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer "and on Saturday?" and "and in Deurne?" after opening hours; None for other words."""
    if citizen.slot("last_answer") != "opening_hours" or _asks_of_its_own(citizen):
        return None
    if _asks_where(citizen) or _is_a_question_where(citizen):
        return None
    goes_on = _names_place(citizen) or _asked_day(citizen) or _names_a_time(citizen)
    return tell_hours(citizen, dispatcher) if goes_on else None


def place_after(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer "where is that?" after any place, "and in Deurne?" after an address; else None."""
    if _asks_of_its_own(citizen):
        return None
    another = citizen.slot("last_answer") == "location" and _names_place(citizen)
    spoken_of = citizen.slot("last_place") or citizen.slot("office")
    same = spoken_of and _asks_where(citizen)
    return tell_location(citizen, dispatcher) if another or same else None


def _asks_of_its_own(citizen: Citizen) -> bool:
    """Say whether the bank of answers knows these words, and there are too many to go on from the
    last answer: "and on Saturday?" sounds like a question, too."""
    return citizen.intent in QUESTIONS and len(citizen.text.split()) > FOLLOWS


def _is_a_question_where(citizen: Citizen) -> bool:
    """Say whether the bank knows these words, and the intents hear the way to a place in them."""
    return citizen.intent in QUESTIONS and "ask_location" in citizen.readings


def _names_place(citizen: Citizen) -> bool:
    return bool(citizen.places() or citizen.named_district())


def _names_a_time(citizen: Citizen) -> bool:
    """Say whether "and after twelve?" asks for the hours once more, or a day that no calendar has.

    A unit of the bank that is surely meant knows more of it.
    """
    units = citizen.answer.get("units") or []
    known = citizen.intent in QUESTIONS and bool(units) and units[0]["share"] >= SURE
    heard = asked_time.heard(citizen)
    return not known and (heard.kind != "none" or asked_time.names_no_day(heard))


def _asks_where(citizen: Citizen) -> bool:
    said = (citizen.text, citizen.language, citizen.data_dir)
    return asides.asks("where", *said) or asides.asks("phone", *said)


def tell_hours(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say whether the place that was named is open now, or on the day that was named, and its week.

    Of a place that does not stand any more, not yet, or receives nobody, it says so. A day that no
    calendar has is asked for: no answer of today's is one for the 31st of February.
    """
    place, day = asked_place(citizen), _asked_day(citizen)
    if asked_time.names_no_day(asked_time.heard(citizen)):
        return _ask_for_the_day(citizen, dispatcher, place)
    said = _hours(citizen, place, day)
    with_it = [
        *place_moved.redirects(citizen, place),
        *_with_a_visit(citizen, place, "opening_hours"),
        *_on_a_holiday(citizen, place, day or citizen.now.date()),
    ]
    with_it += notices.named(citizen)
    said = list(dict.fromkeys([*said, *(each.text for each in with_it)]))
    came = _origin_of_hours(citizen, place, day, with_it)
    events = _answer(citizen, dispatcher, said, came, "opening_hours")
    return [*events, *_told_of(place, "hours")]


def _ask_for_the_day(
    citizen: Citizen, dispatcher: CollectingDispatcher, place: Place
) -> list[EventType]:
    """Say that there is no such day, and ask which is meant; a day after that is answered."""
    words = citizen.prompt("no_such_day_of_hours")
    dispatcher.utter_message(response="utter_answer", answer=words)
    return [SlotSet("last_answer", "opening_hours"), *_told_of(place, "hours")]


def _hours(citizen: Citizen, place: Place, day: date | None) -> list[str]:
    """Return sentences for the day or the days that are asked for, else for this moment."""
    period = None if day else asked_period.asked_period(citizen)
    then = asked_period.words(citizen, place, period) if period else []
    if then:
        return then
    if moved := place_moved.words(citizen, place):
        return moved
    return (
        hours_text.on_day(citizen, place, day) if day else hours_text.now_and_week(citizen, place)
    )


def tell_location(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say the address and the number of the place that was named; an assumed number comes last."""
    place = asked_place(citizen)
    office, said = office_of(citizen, place), place_moved.words(citizen, place)
    gone = not place.holds_on(citizen.now.date())
    sure, assumed = ([], []) if gone else _address_and_number(citizen, place, office)
    with_it = _with_a_visit(citizen, place, "visit")
    words = list(dict.fromkeys([*said, *(sure or assumed), *(each.text for each in with_it)]))
    came = source.of_facts(citizen, [place, office], assumed=not (said or sure))
    came = source.including(came, with_it)
    after = [*citizen.remark(), *assumed] if sure and assumed else []
    events = _answer(citizen, dispatcher, words, came, "location", after)
    return [*events, *_told_of(place, "address")]


def _told_of(place: Place, kind: str) -> list[EventType]:
    """Return events that keep which place was told of, and the unit that stands for that."""
    return [SlotSet("last_place", place.id), SlotSet("told_unit", f"{kind}.{place.id}")]


def _address_and_number(
    citizen: Citizen, place: Place, office: Office
) -> tuple[list[str], list[str]]:
    """Return address and number in words: those that a source gives, and those assumed."""
    name = place.name.say(citizen.language)
    if office.address:
        where = capitalised(citizen.prompt("address", place=name, address=office.address))
    else:
        where = citizen.prompt("no_address", place=name)
    parts = [(where, bool(office.address) and office.assumes("address"))]
    owner = place if place.phone else office
    if owner.phone:
        number = citizen.prompt("phone", phone=national(owner.phone))
        parts.append((number, owner.assumes("phone")))
    return [said for said, guess in parts if not guess], [said for said, guess in parts if guess]


def _with_a_visit(citizen: Citizen, place: Place, about: About) -> list[Answer]:
    """Return how people get in, and what is to be said with hours or a visit there."""
    office, access = office_of(citizen, place), _access(citizen, place)
    said = answers.notices(citizen.municipality, about, office.id, citizen.language, citizen.now)
    if access and access.text:
        said.insert(0, told(citizen.municipality, access, access.text, citizen.language))
    return said


def _on_a_holiday(citizen: Citizen, place: Place, day: date) -> list[Answer]:
    """Return what the municipality says on every public holiday that closes this place."""
    municipality, holidays = citizen.municipality, citizen.municipality.holidays
    why = opening_hours.closure(municipality, place, day, citizen.language)
    if holidays.says is None or why is None or not why.public_holiday:
        return []
    return [told(municipality, holidays, holidays.says, citizen.language)]


def _access(citizen: Citizen, place: Place) -> Access | None:
    """Return how people get in; who only answers the telephone in hours of its own has no door."""
    if isinstance(place, Department) and place.hours is not None and "desk" not in place.reach:
        return None
    return office_of(citizen, place).access_on(citizen.now.date())


def _asked_day(citizen: Citizen) -> date | None:
    """Return a day to come that the words name; today is told as the state of this moment."""
    wish = asked_time.wish(citizen)
    value = wish.value if wish else None
    named = value.date if isinstance(value, Part) else value
    day = named.date() if isinstance(named, datetime) else named
    today = citizen.now.date()
    soon = isinstance(day, date) and today < day <= today + LOOK_AHEAD
    return day if soon and isinstance(day, date) else None


def _origin_of_hours(
    citizen: Citizen, place: Place, day: date | None, with_it: list[Answer]
) -> source.Origin:
    when = day or citizen.now.date()
    rows = opening_hours.hours_in_force(citizen.municipality, place, when)
    assumed = any(row.assumes("open", "alternate_from") for row in rows)
    came = source.of_facts(citizen, [*rows, place], assumed=assumed)
    return source.including(came, with_it)


def _answer(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    said: list[str],
    came: source.Origin,
    last: str,
    after: Sequence[str] = (),
) -> list[EventType]:
    """Say it with where it is from; `after` is what that origin does not count for."""
    words = " ".join([source.framed(citizen, said, came), *after])
    dispatcher.utter_message(response="utter_answer", answer=words)
    return [SlotSet("last_answer", last), source.remembered(came)]
