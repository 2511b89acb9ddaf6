"""The form that holds a conversation in danger: nothing else comes in between before it is over.

No farewell, no menu, no question of the ordinary dialogue. What is said is in
`actions.danger.wording`, the case in `actions.danger.case`.
"""

from typing import Any

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import language
from actions.base import TurnAction
from actions.danger import alarm, call_safety, wording
from actions.danger.alarm import ASKED, ASKED_CALL, LEFT_OPEN, TOLD, raise_alarm
from actions.danger.case import add_words, put_through
from actions.danger.yes_no import (
    means,
    names_a_place_or_time,
    says_neither,
    speaks_calmly_of_something_else,
    wants_something_else,
    would_meet,
)
from actions.forms import Form, contact_given
from actions.turn_context import Citizen

SWITCHES = frozenset({"switch_language", "language_changed"})


class AskDangerOver(TurnAction):
    """Asks nothing: what is said in danger is said while the turn is read."""

    def name(self) -> str:
        return "action_ask_danger_form_danger_over"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return []


class ValidateDangerForm(Form):
    """Hears every turn in danger, whatever its intent."""

    reads_danger = True

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
    spoken = language.switch(citizen, dispatcher)
    citizen.tracker.slots.update(spoken)  # what is said in this very turn is in it, too
    kind = str(citizen.slot("danger"))
    if citizen.slot("danger_stage") == ASKED:
        wording.ask(citizen, dispatcher, kind)
        return {**spoken, "danger_turns": 0}
    return {**spoken, **alarm.tell(citizen, dispatcher, kind, add_words(citizen, kind))}


def _answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Take the answer to "is anybody in danger?"; what is no clear no is taken for a yes."""
    kind = str(citizen.slot("danger"))
    if citizen.intent == "report_urgent":
        kind = citizen.danger_kind or kind
    elif means(citizen, "no") or wants_something_else(citizen):
        return {"danger_over": True}
    elif citizen.slot("interrupted") and names_a_place_or_time(citizen):
        return {"danger_over": True}
    elif kind != "suicide" and speaks_calmly_of_something_else(citizen):
        return {"danger_over": True, "danger_stage": LEFT_OPEN}  # asked twice by now
    words = "; ".join(filter(None, (citizen.slot("danger_words"), citizen.words)))
    return raise_alarm(citizen, dispatcher, kind, words)


def _asked_again(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any] | None:
    """Ask once more whoever spoke of something else; the second time it is taken for a yes.

    Where a form waits for the place or time that is named now, the form has it (`_answered`).
    """
    awaited = citizen.slot("interrupted") and names_a_place_or_time(citizen)
    if citizen.slot("danger_turns") or awaited or not says_neither(citizen):
        return None
    wording.ask_again(citizen, dispatcher, str(citizen.slot("danger")))
    return {"danger_turns": 1}


def _goes_on(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Take whatever is said once it is known whom to call."""
    kind = str(citizen.slot("danger"))
    if citizen.intent == "report_urgent" and citizen.danger_kind not in (None, kind, "other"):
        return raise_alarm(citizen, dispatcher, str(citizen.danger_kind), citizen.words)
    if wants_something_else(citizen) and not (kind == "threat" and would_meet(citizen)):
        return {"danger_over": True}
    turns = int(citizen.slot("danger_turns") or 0) + 1
    _hear(citizen, dispatcher, kind, turns)
    return {"danger_turns": turns, "danger_stage": TOLD}


def _hear(citizen: Citizen, dispatcher: CollectingDispatcher, kind: str, turns: int) -> None:
    """Put through, thank for a number, or keep what was said; never the same text twice."""
    case = add_words(citizen, kind)
    if citizen.slot("danger_stage") == ASKED_CALL:
        if call_safety.answered(citizen, dispatcher, case):
            return
    wants_person = citizen.intent == "speak_to_human" or means(citizen, "yes")
    if wants_person and wording.can_be_put_through(citizen, case, kind):
        put_through(citizen, dispatcher, case)
    elif contact_given(citizen, "phone") and citizen.intent == "contact_given":
        call_safety.given(citizen, case)
        wording.thank_for_number(citizen, dispatcher, case)
    elif citizen.intent in ("affirm", "deny", "thank", "goodbye", "stop_dialogue"):
        wording.stay(citizen, dispatcher, kind, turns)
    else:
        wording.hear_more(citizen, dispatcher, kind, turns)


class ActionStayInDanger(TurnAction):
    """Keeps what the form has left unread; the form never does, and Rasa must have a rule."""

    def name(self) -> str:
        return "action_stay_in_danger"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        wording.hear_more(citizen, dispatcher, str(citizen.slot("danger") or "other"), 1)
        return []
