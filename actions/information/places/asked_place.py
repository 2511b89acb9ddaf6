"""Which office or department a question about hours or the way there means."""

from actions.turn_context import Citizen
from intake.advice import opening_hours
from intake.advice.routing import Question, route
from intake.municipalities.places import Office, Place


def asked_place(citizen: Citizen) -> Place:
    """Return the place named now, the people of a service or the desk of a district named now.

    Without any of these it is the place of a moment ago, or the municipality's default office.
    """
    municipality = citizen.municipality
    named = (*citizen.places(), _people_of_service(citizen), _desk_of_district(citizen))
    for id_ in (*named, citizen.slot("office"), _told_before(citizen)):
        place = municipality.place(id_ or "")
        if place is not None and getattr(place, "kind", "desk") == "desk":
            return place
    return municipality.offices[municipality.default_office]


def office_of(citizen: Citizen, place: Place) -> Office:
    """Return the office itself, or the one in which a department sits today."""
    municipality = citizen.municipality
    if isinstance(place, Office):
        return place
    own = opening_hours.office_of(municipality, place, citizen.now.date())
    return own or municipality.offices[municipality.default_office]


def _desk_of_district(citizen: Citizen) -> str | None:
    named = citizen.named_district()
    return citizen.municipality.districts[named].office if named else None


def _told_before(citizen: Citizen) -> str | None:
    """Return the place of the last answer, for "where is that?" and for who wants it again.

    "When are you open?" asks about the town hall, whatever was spoken of before.
    """
    return None if citizen.intent == "ask_opening_hours" else citizen.slot("last_place")


def _people_of_service(citizen: Citizen) -> str | None:
    """Return the department of a service named now, where it keeps hours of its own."""
    service = citizen.entity("service")
    if not service:
        return None
    topic = citizen.services.catalogue.topic_of(service)
    asked = Question(at=citizen.now, topic=topic, service=service, language=citizen.language)
    department = route(citizen.municipality, asked).department
    return department if citizen.municipality.departments[department].hours else None
