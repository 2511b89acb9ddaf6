"""Opening hours, addresses and numbers, true to the moment."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import hours_told
from actions.citizen import Citizen
from intake import opening_hours
from intake.answers import national, notices
from intake.municipalities.places import Office, Place
from intake.routing import Question, route


class ActionOpeningHours(Action):
    def name(self) -> str:
        return "action_opening_hours"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return tell_hours(Citizen(tracker), dispatcher)


class ActionLocation(Action):
    def name(self) -> str:
        return "action_location"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return tell_location(Citizen(tracker), dispatcher)


def tell_hours(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say whether the place that was named is open now, until or from when, and its week."""
    municipality, place = citizen.municipality, _asked_place(citizen)
    told = hours_told.now_and_week(citizen, place)
    for notice in notices(municipality, "opening_hours", place.id, citizen.language, citizen.now):
        told.append(notice.text)
    _answer(citizen, dispatcher, told, assumed=place.assumes("hours"))
    return [SlotSet("last_answer", "opening_hours")]


def tell_location(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say the address and the number of the place that was named."""
    place = _asked_place(citizen)
    office = _office_of(citizen, place)
    name = hours_told.capitalised(place.name.say(citizen.language))
    told = [
        citizen.prompt("address", place=name, address=office.address)
        if office.address
        else citizen.prompt("no_address", place=place.name.say(citizen.language))
    ]
    phone = place.phone or office.phone
    if phone:
        told.append(citizen.prompt("phone", phone=national(phone)))
    _answer(citizen, dispatcher, told, assumed=office.assumes("address", "phone"))
    return [SlotSet("last_answer", "location")]


def _asked_place(citizen: Citizen) -> Place:
    """Return the place named now, the people of a service named now, or the place of a moment ago.

    Without any of these it is the house's default office.
    """
    municipality = citizen.municipality
    for id_ in (*citizen.places(), _people_of_service(citizen), citizen.slot("office")):
        place = municipality.place(id_ or "")
        if place is not None and getattr(place, "kind", "desk") == "desk":
            return place
    return municipality.offices[municipality.default_office]


def _people_of_service(citizen: Citizen) -> str | None:
    """Return the department of a service named now, where it keeps hours of its own."""
    service = citizen.entity("service")
    if not service:
        return None
    topic = citizen.house.catalogue.topic_of(service)
    asked = Question(at=citizen.now, topic=topic, service=service, language=citizen.language)
    department = route(citizen.municipality, asked).department
    return department if citizen.municipality.departments[department].hours else None


def _office_of(citizen: Citizen, place: Place) -> Office:
    """Return the office itself, or the one in which a department sits."""
    municipality = citizen.municipality
    if isinstance(place, Office):
        return place
    own = opening_hours.office_of(municipality, place, citizen.now.date())
    return own or municipality.offices[municipality.default_office]


def _answer(
    citizen: Citizen, dispatcher: CollectingDispatcher, told: list[str], assumed: bool
) -> None:
    if assumed:
        told = [citizen.prompt("assumed"), *told]
    dispatcher.utter_message(response="utter_answer", answer=" ".join(told))
