"""The start of a Rasa session: what came with the turn, and what is carried on from before."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.turn_context import Citizen

KEPT = (
    *("topic", "service", "office", "purpose", "booking", "offered_times", "appointment_time"),
    *("name_given", "phone_given", "handover_subject", "handover_reason", "requested_slot"),
    *("danger", "danger_stage", "danger_turns", "danger_words", "interrupted"),
    *("case_begun", "first_question", "mobile_asked"),
)
"""Slots of an unfinished form, which a session that starts anew must not lose.

Why: docs/decisions/0002-unfinished-form-in-the-session.md."""
ALWAYS = ("told_assumed",)
"""Slots of the conversation, whatever session it is in."""
SET_ANEW = frozenset({"locale", "language", "session_started_metadata"})
"""Slots that come with the turn, and not from the session before."""


class ActionSessionStart(Action):
    def name(self) -> str:
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        came = _came(tracker)
        language = str(came["language"])
        return [
            SessionStarted(),
            SlotSet("locale", Citizen(tracker).municipality.locale(language)),
            SlotSet("language", language),
            *_carried(tracker, came),
            *_finished(came),
            ActionExecuted("action_listen"),
        ]


def _came(tracker: Tracker) -> dict[str, Any]:
    """Return what came with this turn: the slots still hold what the session before was about.

    Where a session expired, Rasa puts what came with the new message into a slot of its own;
    the message in the tracker is still the last of the old session.
    """
    came = tracker.get_slot("session_started_metadata") or tracker.latest_message["metadata"]
    return dict(came)


def _carried(tracker: Tracker, came: dict[str, Any]) -> list[EventType]:
    """Return what the new session keeps: everything where the citizen is in the middle of a matter
    (`goes_on`, told by the gateway), else a form that was left open, or nothing. Where a person
    answered in between, or the gateway told what the form did (`form_over`), it is nobody's
    question any more."""
    goes_on = bool(came.get("goes_on"))
    form = None if came.get("form_over") else (tracker.active_loop or {}).get("name")
    names = tracker.slots if goes_on else (*ALWAYS, *KEPT) if form else ALWAYS
    kept = {name: tracker.get_slot(name) for name in names if name not in SET_ANEW}
    filled: list[EventType] = [SlotSet(n, value) for n, value in kept.items() if value is not None]
    return [*filled, ActiveLoop(form)] if form else filled


def _finished(came: dict[str, Any]) -> list[EventType]:
    """Remember that a task was finished before: the gateway then begins a session that is empty.

    A session that begins by itself, after an hour, tells nothing of the kind.
    """
    return [SlotSet("task_done", True)] if came.get("goes_on") is False else []
