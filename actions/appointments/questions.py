"""The questions that forms ask: one at a time, with what can be pressed."""

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.appointments import free_times
from actions.appointments.form import CHANGE, OTHER_SERVICE
from actions.appointments.time_choice import WHICH
from actions.appointments.unavailable import elsewhere, why
from actions.appointments.unread_part import DAY, HOUR
from actions.appointments.visits import home
from actions.base import TurnAction
from actions.forms import known_contact
from actions.handover.freed_time import REASON as WHEN_FREE
from actions.information import notices
from actions.moments import capitalised
from actions.own_records import persons
from actions.turn_context import Citizen, button
from intake.advice.booking_hours import LOOK_AHEAD
from intake.contacts import MARKS

MOST_SERVICES = 6


class AskService(TurnAction):
    def name(self) -> str:
        return "action_ask_appointment_form_service"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        directives.expect(dispatcher, "choice")
        services = [_service_button(citizen, id_) for id_ in _services(citizen)]
        first, others = services[:MOST_SERVICES], services[MOST_SERVICES:]
        if citizen.slot("offer") == OTHER_SERVICE:
            words = citizen.prompt("ask_other_service")
            person = citizen.press("press_person", "speak_to_human")
            buttons = [*others[:MOST_SERVICES], person]
            dispatcher.utter_message(response="utter_answer", answer=words, buttons=buttons)
            return []
        if others:
            first.append(citizen.press("press_other_service", "inform", change="service"))
        dispatcher.utter_message(response="utter_ask_service", buttons=first)
        return []


class AskOffice(TurnAction):
    def name(self) -> str:
        return "action_ask_appointment_form_office"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        offices = free_times.offices_for(citizen, citizen.slot("service"))
        buttons = [
            button(capitalised(citizen.office_name(id_)), "inform", office=id_) for id_ in offices
        ]
        directives.expect(dispatcher, "choice")
        dispatcher.utter_message(**_where(citizen, offices), buttons=buttons)
        return []


def _where(citizen: Citizen, offices: tuple[str, ...]) -> dict[str, str]:
    """Return the question for a place; a desk and a visit at home are named in it."""
    known = citizen.municipality.offices
    homes = [id_ for id_ in offices if known[id_].kind == "home_visit"]
    desks = [id_ for id_ in offices if id_ not in homes]
    if len(homes) != 1 or len(desks) != 1:
        return {"response": "utter_ask_office"}
    named = {"first": citizen.at_office(desks[0]), "second": citizen.at_office(homes[0])}
    return {"response": "utter_ask_office_or_home", **named}


class AskTime(TurnAction):
    def name(self) -> str:
        return "action_ask_appointment_form_appointment_time"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        service, office = citizen.slot("service"), citizen.slot("office")
        offered = citizen.slot("offered_times") or free_times.first_free(citizen, service, office)
        if not offered:
            _say_none_is_free(citizen, dispatcher, service, office)
            return []
        directives.expect(dispatcher, "date")
        choices = [_choice(citizen, when) for when in offered]
        if citizen.slot("offer") == WHICH:
            first, second = (free_times.told(citizen, when) for when in offered)
            dispatcher.utter_message(
                response="utter_wish_ambiguous", first=first, second=second, buttons=choices
            )
            return []
        first_time = citizen.slot("offered_times") is None
        if first_time:
            notices.tell_about(citizen, dispatcher, "booking", office)
        buttons = [*choices, *_other_wishes(citizen, first_time)]
        dispatcher.utter_message(**_when(citizen, first_time), buttons=buttons)
        return [SlotSet("offered_times", offered)]


def _say_none_is_free(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str
) -> None:
    """Say that an office has no time at all: all are taken, or nobody can come there."""
    full = why.reason(citizen, service, office, why.ANY) == "full"
    if full:
        notices.tell_about(citizen, dispatcher, "full", office)
    there = elsewhere.found(citizen, service, office, why.ANY)
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_no_times" if full else "utter_no_appointments_there",
        weeks=str(LOOK_AHEAD.days // 7),
        buttons=_without_times(citizen, there, full),
    )


def _when(citizen: Citizen, first_time: bool) -> dict[str, str]:
    """Return the question for a time, or for the part of one that could not be read."""
    unread = {HOUR: "ask_hour", DAY: "ask_day"}.get(citizen.slot("offer") or "")
    if unread:
        return {"response": "utter_answer", "answer": citizen.prompt(unread)}
    if first_time:
        service = with_persons(citizen, citizen.service_name(citizen.slot("service")))
        return {"response": "utter_ask_time", "service": service}
    return {"response": "utter_ask_time_for_wish"}


def _other_wishes(citizen: Citizen, first_time: bool) -> list[dict[str, Any]]:
    """Return another day; where a wish came before also another office, and a call back.

    Where that wish is taken by others the call comes when a time becomes free.
    """
    other_day = citizen.press("press_other_times", "deny")
    if first_time:
        return [other_day]
    place = _places(citizen, citizen.slot("elsewhere"))
    return [*place, other_day, _call(citizen, when_free=bool(citizen.slot("wanted_time")))]


def _call(citizen: Citizen, *, when_free: bool) -> dict[str, Any]:
    if when_free:
        return citizen.press("press_call_when_free", "speak_to_human", change=WHEN_FREE)
    return citizen.press("press_call_back", "speak_to_human")


def _places(citizen: Citizen, there: elsewhere.Elsewhere | None) -> list[dict[str, Any]]:
    """Return the time that another office has, if one has, and the choice of others still."""
    if there is None:
        return _other_place(citizen)
    several = len(free_times.offices_for(citizen, citizen.slot("service"))) > 2
    return [elsewhere.press(citizen, there), *(_other_place(citizen) if several else [])]


def _other_place(citizen: Citizen) -> list[dict[str, Any]]:
    several = len(free_times.offices_for(citizen, citizen.slot("service"))) > 1
    return [citizen.press("press_other_place", "inform", change="place")] if several else []


def _choice(citizen: Citizen, when: str) -> dict[str, Any]:
    """Return the button of a time to choose, or of a day whose times are offered next."""
    chosen = {"day" if free_times.is_day(when) else "starts_at": when}
    return button(capitalised(free_times.told(citizen, when)), "inform", **chosen)


class AskName(TurnAction):
    """A name is spoken: who has only keys may book without one."""

    def name(self) -> str:
        return "action_ask_appointment_form_name_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        by_key = [citizen.press("press_no_name", "deny", kind="name")]
        directives.expect(dispatcher, "name")
        dispatcher.utter_message(
            response="utter_ask_name", buttons=by_key if citizen.channel == "voice" else []
        )
        return []


class AskAddress(TurnAction):
    """Where somebody is to be visited; who would rather not say is called before the visit."""

    def name(self) -> str:
        return "action_ask_appointment_form_address_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        by_key = [citizen.press("press_rather_not", "deny", kind="address")]
        directives.expect(dispatcher, "address")
        dispatcher.utter_message(response="utter_ask_address", buttons=by_key)
        return []


class AskConfirmation(TurnAction):
    """Reads the whole appointment back; after a no it asks what should be different."""

    def name(self) -> str:
        return "action_ask_appointment_form_appointment_confirmed"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        directives.expect(dispatcher, "choice")
        if citizen.slot("offer") == CHANGE:
            dispatcher.utter_message(response="utter_ask_what_to_change", buttons=_changes(citizen))
            return []
        moved = citizen.slot("purpose") == "change"
        dispatcher.utter_message(
            response="utter_ask_confirm_move" if moved else "utter_ask_confirm",
            **read_back(citizen),
            buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
        )
        return []


def read_back(citizen: Citizen) -> dict[str, str]:
    """Return what an appointment is read back with: service, time, place and name, in words."""
    known = known_contact(citizen, "name") is not None
    return {
        "service": with_persons(citizen, citizen.service_name(citizen.slot("service"))),
        "when": free_times.told(citizen, citizen.slot("appointment_time")),
        "place": _place(citizen),
        # The gateway fills it in: Rasa keeps what is uttered, and no name may lie there.
        "name": citizen.prompt("named", name=MARKS["name"]) if known else citizen.prompt("no_name"),
    }


def _place(citizen: Citizen) -> str:
    """Return where it is, a home with its address where that was given."""
    place = citizen.at_office(citizen.slot("office"))
    if not citizen.slot("address_given"):
        return place
    return citizen.prompt("at_address", place=place, address=MARKS["address"])


def with_persons(citizen: Citizen, service: str) -> str:
    """Return the words for a service, with for how many persons it is where these are several."""
    many = persons(citizen)
    if many == 1:
        return service
    return citizen.prompt("for_persons", service=service, persons=str(many))


def _services(citizen: Citizen) -> list[str]:
    """Return bookable services: those of the topic just spoken about, then the most wanted."""
    profile, topic_of = citizen.municipality, citizen.services.catalogue.topic_of
    wanted, topic = profile.appointments.most_wanted, citizen.slot("topic")
    bookable = [id_ for id_, rule in profile.services.items() if rule.bookable]
    return sorted(bookable, key=lambda id_: (topic_of(id_) != topic, _rank(id_, wanted)))


def _rank(service: str, wanted: tuple[str, ...]) -> int:
    return wanted.index(service) if service in wanted else len(wanted)


def _service_button(citizen: Citizen, service: str) -> dict[str, Any]:
    name = citizen.services.service_names.name(service, citizen.locale)
    return button(capitalised(name), "inform", service=service)


def _changes(citizen: Citizen) -> list[dict[str, Any]]:
    return [
        citizen.press("press_other_times", "inform", change="time"),
        *_other_place(citizen),
        citizen.press("press_other_name", "inform", change="name"),
        *_other_address(citizen),
        citizen.press("press_stop", "stop_dialogue"),
    ]


def _other_address(citizen: Citizen) -> list[dict[str, Any]]:
    if not home.is_at(citizen, citizen.slot("office")):
        return []
    return [citizen.press("press_other_address", "inform", change=home.ANOTHER)]


def _without_times(
    citizen: Citizen, there: elsewhere.Elsewhere | None, full: bool
) -> list[dict[str, Any]]:
    """Return another office, with its first time where it has one, a call back, or an end."""
    return [
        *_places(citizen, there),
        _call(citizen, when_free=full),
        citizen.press("press_stop", "stop_dialogue"),
    ]
