"""A place that is gone, not there yet, or receives nobody: said, with where to go instead."""

from datetime import date

from actions.information.places.hours_text import not_there
from actions.moments import capitalised
from actions.turn_context import Citizen
from intake.advice.answers import Answer, answer_for, told
from intake.advice.opening_hours import office_of
from intake.municipalities.places import Department, Office, Place
from intake.municipalities.rules import Redirect


def words(citizen: Citizen, place: Place) -> list[str]:
    """Return where people go in place of one that receives nobody; empty for any other place.

    That it is closed is only said where nobody says where to go.
    """
    today = citizen.now.date()
    if not place.holds_on(today):
        return [*not_there(citizen, place), *_instead(citizen, place)]
    if isinstance(place, Office) and not place.can_be_visited(today):
        name = capitalised(place.name.say(citizen.language))
        instead = [one.text for one in redirects(citizen, place)]
        return instead or [citizen.prompt("closed_now", place=name)]
    return []


def redirects(citizen: Citizen, place: Place) -> list[Answer]:
    """Return where the people of an office go for now; mostly nothing."""
    municipality = citizen.municipality
    return [
        told(municipality, redirect, redirect.text, citizen.language)
        for redirect in redirecting(citizen, place, citizen.now.date())
        if redirect.text
    ]


def redirecting(citizen: Citizen, place: Place, day: date) -> list[Redirect]:
    """Return what sends the people of an office elsewhere on a day; mostly nothing."""
    return [one for one in citizen.municipality.redirects if _from(citizen, one, place, day)]


def _from(citizen: Citizen, redirect: Redirect, office: Place, day: date) -> bool:
    districts = (citizen.municipality.districts.get(id_) for id_ in redirect.districts)
    homes = {redirect.office, *(district.office for district in districts if district)}
    return office.id in homes and redirect.holds_on(day)


def _instead(citizen: Citizen, place: Place) -> list[str]:
    if isinstance(place, Department):
        return _of_its_topic(citizen, place)
    municipality, today = citizen.municipality, citizen.now.date()
    for department in municipality.departments.values():
        now = office_of(municipality, department, today)
        if place.id in department.offices and now and now.address:
            name = now.name.say(citizen.language)
            return [capitalised(citizen.prompt("address", place=name, address=now.address))]
    return []


def _of_its_topic(citizen: Citizen, department: Department) -> list[str]:
    """Return what is said now of the matters that a department dealt with, or will."""
    topic = next(iter(department.topics), None)
    answer = answer_for(citizen.municipality, None, topic, citizen.language, citizen.now)
    return [answer.text] if answer else []
