"""How somebody wants to be reached, and what they answer to a clerk's text message."""

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.base import TurnAction
from actions.handover import start
from actions.handover.department import wants
from actions.turn_context import Citizen
from intake import cases
from intake.database import session_scope

PROMISED = frozenset({"call", "text", "letter"})
"""Wishes that somebody here has to carry out."""


class ActionNoteWish(TurnAction):
    """Brings the case up to date with a wish that the gateway has kept and confirmed.

    Who is promised a call, a text message or a letter is handed over: a promise needs a case.
    """

    def name(self) -> str:
        return "action_note_wish"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        with session_scope(citizen.services.engine) as session:
            case = cases.for_conversation(session, citizen.conversation)
            if case is not None:
                waits = wants(citizen, case.department)
                cases.told_more(session, case.reference, citizen.words, waits, citizen.now)
        if case is None and citizen.wish.how in PROMISED:
            return [*start.begun(citizen, dispatcher), FollowupAction("handover_form")]
        dispatcher.utter_message(response="utter_anything_else")
        return []


class ActionKeepStaffAnswer(TurnAction):
    """Acknowledges the answer to a clerk in one sentence; the bot begins no dialogue on it."""

    def name(self) -> str:
        return "action_keep_staff_answer"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        dispatcher.utter_message(text=citizen.prompt("staff_answer_kept"))
        return []
