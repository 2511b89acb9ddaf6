"""The end of a handover: the case is complete, and the citizen hears what becomes of it."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.base import TurnAction
from actions.handover import freed_time, programme_text
from actions.handover.case import PROGRAMME_INTEREST, open_case, programme_service
from actions.handover.department import opening_words
from actions.handover.form import reason
from actions.turn_context import Citizen
from intake import references
from intake.cases import Case

OF_A_HANDOVER = (
    *("handover_reason", "handover_subject", "phone_given", "name_given", "offer", "case_begun"),
    *("first_question", "mobile_asked"),
)
"""Slots that one handover fills."""


class ActionOpenCase(TurnAction):
    def name(self) -> str:
        return "action_open_case"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        case = open_case(citizen, reason(citizen))
        _say_opened(citizen, dispatcher, case)
        directives.handover(
            dispatcher, department=case.department, reference=case.reference, wants=case.wants
        )
        directives.task_closed(dispatcher)
        return closed()


def _say_opened(citizen: Citizen, dispatcher: CollectingDispatcher, case: Case) -> None:
    if case.reason == PROGRAMME_INTEREST and programme_service(citizen):
        programme_text.recorded(citizen, case, dispatcher)
        return
    if case.reason == freed_time.REASON:
        dispatcher.utter_message(
            response="utter_freed_time_noted",
            reference=references.spaced(case.reference),
            callback=freed_time.promise(citizen, case.department),
        )
        return
    dispatcher.utter_message(
        response="utter_transfer" if case.wants == "transfer" else "utter_case_opened",
        department=citizen.office_name(case.department),
        reference=references.spaced(case.reference),
        callback=opening_words(citizen, case.department),
    )


def closed() -> list[EventType]:
    """Return events that forget one handover."""
    return [SlotSet(name, None) for name in OF_A_HANDOVER]
