"""What almost every action is: something that answers one turn."""

import logging
from abc import ABC, abstractmethod
from datetime import datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives
from actions.turn_context import Citizen
from intake import references
from intake.appointments import BackendDown
from intake.spoken import say_moment

log = logging.getLogger(__name__)

LEFT: tuple[EventType, ...] = (ActiveLoop(None), SlotSet("requested_slot", None))
"""Events that leave a form."""
BOOKING = (
    *("office", "purpose", "booking", "offered_times", "appointment_time"),
    *("appointment_confirmed", "name_given", "offer", "reference_given"),
    *("wanted_time", "elsewhere", "persons", "address_given"),
)
"""Slots of one booking, or of what is asked of one."""


def then_listens(events: list[EventType]) -> list[EventType]:
    """Return these events, after which the citizen speaks, unless one of them leads on."""
    led_on = any(event["event"] == "followup" for event in events)
    return events if led_on else [*events, FollowupAction("action_listen")]


def cleared() -> list[EventType]:
    """Return events that forget one booking, so that the next begins fresh."""
    return [SlotSet(name, None) for name in BOOKING]


class TurnAction(Action, ABC):
    """Says something to the citizen of a turn, and returns what the dialogue must remember.

    Where the appointment system is down, whatever was wanted of it, a person is offered.

    One object serves all conversations, also at once: it keeps nothing of a turn in itself.
    """

    @abstractmethod
    def name(self) -> str:
        """Return the name under which Rasa calls it, as `domain.yml` has it."""

    @abstractmethod
    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Answer the turn; return the events that change what the dialogue knows."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer the turn that this tracker ends with; the sdk calls this."""
        citizen = Citizen(tracker)
        try:
            answered = self.act(citizen, dispatcher)
        except BackendDown as error:
            log.error("the appointment system is down: %s", type(error.__cause__ or error).__name__)
            citizen.services.meters.breakdowns.labels("BackendDown").inc()
            answered = offer_a_person(citizen, dispatcher)
        return [*citizen.kept, *answered]


def offer_a_person(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that appointments cannot be reached; whoever then wants a person need not tell again."""
    begun = citizen.slot("purpose") in (None, "book")
    words = citizen.prompt("appointments_down" if begun else "appointments_down_kept")
    yes_no = [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(response="utter_answer", answer=words, buttons=yes_no)
    offered = SlotSet("offer", f"handover:{_what_was_wanted(citizen)}")
    return [*LEFT, *cleared(), offered, FollowupAction("action_listen")]


def _what_was_wanted(citizen: Citizen) -> str:
    """Return for a clerk what was wanted, when, where and under which number, as far as told."""
    told = [citizen.staff_prompt(f"wanted_{citizen.slot('purpose') or 'book'}")]
    if citizen.slot("appointment_time"):
        moment = datetime.fromisoformat(citizen.slot("appointment_time"))
        own = citizen.municipality.languages[0]
        when = (moment, own, citizen.own_locale, citizen.now)
        told.append(say_moment(*when, written=True, data_dir=citizen.data_dir))
    office = citizen.municipality.offices.get(citizen.slot("office") or "")
    if office is not None:
        told.append((office.at or office.name).say(citizen.municipality.languages[0]))
    if citizen.slot("reference_given"):
        told.append(references.spaced(citizen.slot("reference_given")))
    return citizen.staff_prompt("wanted_of_appointments", wanted=", ".join(told))
