"""How somebody wants to be reached, and what they answer to a clerk's text message."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.handover.department import wants
from actions.turn_context import Citizen
from intake import cases
from intake.database import session_scope


class ActionNoteWish(Action):
    """Brings the case up to date with a wish that the gateway has kept and confirmed."""

    def name(self) -> str:
        return "action_note_wish"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        with session_scope(citizen.services.engine) as session:
            case = cases.for_conversation(session, citizen.conversation)
            if case is not None:
                waits = wants(citizen, case.department)
                cases.told_more(session, case.reference, citizen.words, waits, citizen.now)
        dispatcher.utter_message(response="utter_anything_else")
        return []


class ActionKeepStaffAnswer(Action):
    """Acknowledges the answer to a clerk in one sentence; the bot begins no dialogue on it."""

    def name(self) -> str:
        return "action_keep_staff_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        dispatcher.utter_message(text=citizen.prompt("staff_answer_kept"))
        return []
