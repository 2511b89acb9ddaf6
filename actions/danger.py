"""Danger: asked about where it may be, and from then on nothing else before it is over.

One form holds a conversation in danger: no farewell, no menu, no question of the ordinary dialogue
comes in between. What is said is in `actions.danger_told`, the case in `actions.danger_case`.
"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import danger_call, danger_told, directives, information
from actions.appointments import ActionStartBooking
from actions.danger_case import add_words, open_danger_case, put_through
from actions.danger_yes_no import means
from actions.dialogue import wanted_language
from actions.forms import Form, contact_given
from actions.information import topics
from actions.references.form import ActionStartLookup
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.cases import Case
from intake.danger import KINDS

ASKED, TOLD, ASKED_CALL = "asked", "told", "asked_call"
"""In the slot `danger_stage`: whether there is danger was asked; whom to call was told; or told,
and asked whether a call is safe."""
SWITCHES = frozenset({"switch_language", "language_changed"})
LOOKUPS = frozenset({"change_appointment", "cancel_appointment", "check_appointment", "ask_status"})
PLACES = {"ask_opening_hours": information.tell_hours, "ask_location": information.tell_location}
OTHER_BUSINESS = frozenset({*TOPIC_OF_INTENT, *PLACES, *LOOKUPS, "book_appointment"})
"""What somebody asks for when there is no danger, or it is over; said clearly, it is answered."""
CLEARED = (
    *("danger", "danger_stage", "danger_turns", "danger_words", "danger_begun", "danger_over"),
    "interrupted",
)


class ActionBeginDanger(Action):
    """Asks whether somebody is in danger, or tells whom to call and opens the case."""

    def name(self) -> str:
        return "action_begin_danger"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        kind = citizen.danger_kind if citizen.danger_kind in KINDS else "other"
        begun: dict[str, Any] = {
            "danger": kind,
            "danger_over": None,
            "interrupted": _interrupted(tracker),
        }
        begun |= {"danger_words": citizen.words, "danger_begun": citizen.message_id}
        if citizen.intent == "unsure_danger":
            danger_told.ask(citizen, dispatcher, kind)
            begun |= {"danger_stage": ASKED}
        else:
            begun |= _tell(citizen, dispatcher, kind, citizen.words)
        return [SlotSet(name, value) for name, value in begun.items()]


class AskDangerOver(Action):
    """Asks nothing: what is said in danger is said while the turn is read."""

    def name(self) -> str:
        return "action_ask_danger_form_danger_over"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return []


class ValidateDangerForm(Form):
    """Hears every turn in danger, whatever its intent."""

    def name(self) -> str:
        return "validate_danger_form"

    def answers(self, citizen: Citizen) -> bool:
        return True

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Return what changes; always something, so that no rule answers in the form's place."""
        if citizen.slot("danger_begun") == citizen.message_id:
            return {"danger_turns": 0}  # Rasa lets a form read the very turn that began it
        if citizen.intent in SWITCHES:
            return _in_another_language(citizen, dispatcher)
        if citizen.slot("danger_stage") == ASKED:
            return _asked_again(citizen, dispatcher) or _answered(citizen, dispatcher)
        return _goes_on(citizen, dispatcher)


def _in_another_language(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Say in the language asked for, or spoken, what was asked or whom to call."""
    code = wanted_language(citizen)
    if code not in citizen.municipality.languages:
        dispatcher.utter_message(text=citizen.prompt("other_language"))
        code = citizen.language
    directives.switch_language(dispatcher, code)
    spoken = {"language": code, "locale": citizen.municipality.locale(code)}
    citizen.tracker.slots.update(spoken)  # what is said in this very turn is in it, too
    kind = str(citizen.slot("danger"))
    if citizen.slot("danger_stage") == ASKED:
        danger_told.ask(citizen, dispatcher, kind)
        return {**spoken, "danger_turns": 0}
    return {**spoken, **_told(citizen, dispatcher, kind, add_words(citizen, kind))}


def _answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Take the answer to "is anybody in danger?"; what is no clear no is taken for a yes."""
    kind = str(citizen.slot("danger"))
    if citizen.intent == "report_urgent":
        kind = citizen.danger_kind or kind
    elif means(citizen, "no") or _wants_something_else(citizen):
        return {"danger_over": True}
    elif citizen.slot("interrupted") and _names_a_place_or_time(citizen):
        return {"danger_over": True}
    words = "; ".join(filter(None, (citizen.slot("danger_words"), citizen.words)))
    return _tell(citizen, dispatcher, kind, words)


def _asked_again(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any] | None:
    """Ask once more who did not hear the question; the second time it is taken for a yes."""
    if citizen.intent != "ask_repeat" or citizen.slot("danger_turns"):
        return None
    danger_told.ask(citizen, dispatcher, str(citizen.slot("danger")))
    return {"danger_turns": 1}


def _tell(
    citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, words: str
) -> dict[str, Any]:
    return _told(citizen, dispatcher, kind, open_danger_case(citizen, kind, words))


def _told(
    citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, case: Case
) -> dict[str, Any]:
    danger_told.tell(citizen, dispatcher, kind, case)
    stage = ASKED_CALL if danger_told.asks_whether_safe(citizen, case, kind) else TOLD
    return {"danger_stage": stage, "danger": kind, "danger_turns": 0}


def _goes_on(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Take whatever is said once it is known whom to call."""
    kind = str(citizen.slot("danger"))
    if citizen.intent == "report_urgent" and citizen.danger_kind not in (None, kind, "other"):
        return _tell(citizen, dispatcher, str(citizen.danger_kind), citizen.words)
    if _wants_something_else(citizen) and not (kind == "threat" and _would_meet(citizen)):
        return {"danger_over": True}
    turns = int(citizen.slot("danger_turns") or 0) + 1
    _hear(citizen, dispatcher, kind, turns)
    return {"danger_turns": turns, "danger_stage": TOLD}


def _hear(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, turns: int) -> None:
    """Put through, thank for a number, or keep what was said; never the same text twice."""
    case = add_words(citizen, kind)
    if citizen.slot("danger_stage") == ASKED_CALL:
        if danger_call.answered(citizen, dispatcher, case):
            return
    wants_person = citizen.intent == "speak_to_human" or means(citizen, "yes")
    if wants_person and danger_told.can_be_put_through(citizen, case, kind):
        put_through(citizen, dispatcher, case)
    elif contact_given(citizen, "phone") and citizen.intent == "contact_given":
        danger_call.given(citizen, case)
        danger_told.thank_for_number(citizen, dispatcher, case)
    elif citizen.intent in ("affirm", "deny", "thank", "goodbye", "stop_dialogue"):
        danger_told.stay(citizen, dispatcher, kind, turns)
    else:
        danger_told.hear_more(citizen, dispatcher, kind, turns)


class ActionStayInDanger(Action):
    """Keeps what the form has left unread; the form never does, and Rasa must have a rule."""

    def name(self) -> str:
        return "action_stay_in_danger"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        danger_told.hear_more(citizen, dispatcher, str(citizen.slot("danger") or "other"), 1)
        return []


class ActionEndDanger(Action):
    """Goes back to what danger has interrupted, or takes up what is asked now."""

    def name(self) -> str:
        return "action_end_danger"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        cleared: list[EventType] = [SlotSet(name, None) for name in CLEARED]
        if _wants_something_else(citizen):
            return [*cleared, *await _taken_up(citizen, dispatcher, tracker, domain)]
        interrupted = citizen.slot("interrupted")
        dispatcher.utter_message(text=citizen.prompt("danger_denied"))
        if interrupted == "handover_form" and not citizen.slot("handover_subject"):
            # What sounded like danger was what it is about: the form reads it as that.
            directives.read_again(dispatcher, str(citizen.slot("danger_words") or ""))
            asked = SlotSet("requested_slot", "handover_subject")
            return [*cleared, ActiveLoop(interrupted), asked, FollowupAction("action_listen")]
        if interrupted:
            return [*cleared, FollowupAction(str(interrupted))]
        directives.read_again(dispatcher, str(citizen.slot("danger_words") or ""))
        return cleared


async def _taken_up(
    citizen: Citizen, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
) -> list[EventType]:
    intent = citizen.clear_intent
    if intent in PLACES:
        return PLACES[intent](citizen, dispatcher)
    if intent in TOPIC_OF_INTENT:
        return topics.answer(citizen, dispatcher, leaving=True)
    begins, form = (
        (ActionStartLookup(), "reference_form")
        if intent in LOOKUPS
        else (ActionStartBooking(), "appointment_form")
    )
    events: list[EventType] = await begins.run(dispatcher, tracker, domain)
    led_on = any(event["event"] == "followup" for event in events)
    return events if led_on else [*events, FollowupAction(form)]


def _wants_something_else(citizen: Citizen) -> bool:
    return citizen.clear_intent in OTHER_BUSINESS


def _names_a_place_or_time(citizen: Citizen) -> bool:
    """Say whether a turn answers the question that was interrupted; "I do not know" does not."""
    named = citizen.places() or citizen.entity("service") or citizen.entity("starts_at")
    return citizen.intent == "inform" and bool(named)


def _would_meet(citizen: Citizen) -> bool:
    """Say whether what is asked for brings an address or a time: who threatens is told neither."""
    return citizen.clear_intent not in TOPIC_OF_INTENT


def _interrupted(tracker: Tracker) -> str | None:
    """Return the form that this very turn was taken out of."""
    forms: list[str | None] = []
    for event in reversed(tracker.events):
        if event["event"] == "user" and not (forms and forms[0] is None and len(forms) == 1):
            break
        if event["event"] == "active_loop":
            forms.append(event["name"])
            if event["name"]:
                break
    return forms[-1] if len(forms) > 1 else None
