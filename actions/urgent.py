"""Danger: whom to call at once, and a case before anything is asked."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives
from actions.case_writing import SUBJECT_UNKNOWN, open_case, summary_of
from actions.citizen import Citizen
from actions.forms import known_contacts
from intake import references
from intake.cases import Case
from intake.help_lines import lines_for


class ActionUrgent(Action):
    """Names whom to call at once and opens the case before asking anything."""

    def name(self) -> str:
        return "action_urgent"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        words = summary_of(citizen, "urgent", citizen.text)
        case = open_case(citizen, "urgent", urgent=True, summary=words)
        spaced = references.spaced(case.reference)
        numbers = numbers_to_call(citizen)
        dispatcher.utter_message(response="utter_urgent", numbers=numbers, reference=spaced)
        directives.handover(
            dispatcher,
            department=case.department,
            reference=case.reference,
            wants=case.wants,
            urgent=True,
        )
        return [
            SlotSet("handover_reason", "urgent"),
            SlotSet("handover_subject", citizen.text or SUBJECT_UNKNOWN),
            *_asked_nothing(case),
            *known_contacts(citizen),
        ]


def numbers_to_call(citizen: Citizen) -> str:
    """Return whom to call at once, as a sentence each."""
    lines = lines_for(citizen.municipality.country, "other", citizen.now, citizen.data_dir)
    heard = citizen.channel == "voice"
    names = (one.name_aloud if heard else one.name for one in lines)
    return " ".join(citizen.prompt("urgent_number", name=name(citizen.language)) for name in names)


def _asked_nothing(case: Case) -> list[EventType]:
    """Whoever can be put through in danger is put through, not asked for a name first."""
    kinds = ("phone", "name") if case.wants == "transfer" else ()
    return [SlotSet(f"{kind}_given", False) for kind in kinds]
