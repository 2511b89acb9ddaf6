"""The end of danger: back to what it interrupted, or on with what is asked now."""

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.answers.facts import ActionLocation, ActionOpeningHours
from actions.appointments.start import ActionAnswerTopic, ActionStartBooking
from actions.base import TurnAction
from actions.danger import wording
from actions.danger.alarm import LEFT_OPEN
from actions.danger.yes_no import LOOKUPS, wants_something_else
from actions.references.form import ActionStartLookup
from actions.turn_context import TOPIC_OF_INTENT, Citizen

ANSWERS: dict[str, TurnAction] = {
    "ask_opening_hours": ActionOpeningHours(),
    "ask_location": ActionLocation(),
    **dict.fromkeys(TOPIC_OF_INTENT, ActionAnswerTopic()),
}
"""Who answers what is asked instead, as if nothing had come before."""
CLEARED = (
    *("danger", "danger_stage", "danger_turns", "danger_words", "danger_begun", "danger_over"),
    "interrupted",
)


class ActionEndDanger(TurnAction):
    """Goes back to what danger has interrupted, or takes up what is asked now."""

    def name(self) -> str:
        return "action_end_danger"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        cleared: list[EventType] = [SlotSet(name, None) for name in CLEARED]
        if wants_something_else(citizen):
            return [*cleared, *_taken_up(citizen, dispatcher)]
        interrupted = citizen.slot("interrupted")
        dispatcher.utter_message(text=_taken_note(citizen))
        if interrupted == "handover_form" and not citizen.slot("handover_subject"):
            # What sounded like danger was what it is about: the form reads it as that.
            directives.read_again(dispatcher, str(citizen.slot("danger_words") or ""))
            asked = SlotSet("requested_slot", "handover_subject")
            return [*cleared, ActiveLoop(interrupted), asked, FollowupAction("action_listen")]
        if interrupted:
            return [*cleared, FollowupAction(str(interrupted))]
        directives.read_again(dispatcher, str(citizen.slot("danger_words") or ""))
        return cleared


def _taken_note(citizen: Citizen) -> str:
    """Return what is said to a no, or whom to call to who said neither yes nor no."""
    if citizen.slot("danger_stage") != LEFT_OPEN:
        return citizen.prompt("danger_denied")
    first = wording.whom_to_call(citizen, str(citizen.slot("danger")))
    return " ".join([citizen.prompt("danger_left_open"), *first])


def _taken_up(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    intent = citizen.clear_intent
    if intent in ANSWERS:
        return ANSWERS[intent].act(citizen.out_of_forms(), dispatcher)
    begins: TurnAction
    begins, form = (
        (ActionStartLookup(), "reference_form")
        if intent in LOOKUPS
        else (ActionStartBooking(), "appointment_form")
    )
    events = begins.act(citizen, dispatcher)
    led_on = any(event["event"] == "followup" for event in events)
    return events if led_on else [*events, FollowupAction(form)]
