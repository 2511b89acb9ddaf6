"""The case of somebody in danger: by kind, never to the service that happened to be open."""

from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.handover.case import Way, told, written_in
from actions.handover.department import wants
from actions.moments import capitalised
from actions.telemetry import case_opened
from actions.turn_context import Citizen
from intake import cases
from intake.advice.reaching import transfer_number
from intake.cases import Case
from intake.cases.models import Wants
from intake.database import read_scope, session_scope


def open_danger_case(citizen: Citizen, kind: str, words: str) -> Case:
    """Open this conversation's case, or make the one there is urgent, with the citizen's words."""
    with session_scope(citizen.services.engine) as session:
        known = cases.for_conversation(session, citizen.conversation)
        lead = citizen.staff_prompt(f"summary_danger_{kind}")
        head = capitalised(f"{lead}: {words}" if words else f"{lead}.")
        draft = cases.CaseDraft(
            **told(session, citizen, "urgent", _route(citizen, kind)),
            reference=cases.reference_of(session, citizen.conversation),
            topic="other",
            service=None,
            summary=_together(head, written_in(citizen), known),
            urgent=True,
            danger=kind,
        )
        case = cases.open_case(session, draft, citizen.now)
    if known is None:
        case_opened(citizen.services.meters, case)
    return case


def add_words(citizen: Citizen, kind: str) -> Case:
    """Keep with the case what was said now, and how the citizen may be reached by now."""
    with read_scope(citizen.services.engine) as session:
        known = cases.for_conversation(session, citizen.conversation)
    if known is None:
        return open_danger_case(citizen, kind, citizen.words)
    with session_scope(citizen.services.engine) as session:
        case = cases.get(session, known.reference)
        waits = _waits(citizen, kind, case.department)
        changed = cases.told_more(session, case.reference, citizen.words, waits, citizen.now)
    return changed


def put_through(citizen: Citizen, dispatcher: CollectingDispatcher, case: Case) -> None:
    """Let the department's telephone ring."""
    with session_scope(citizen.services.engine) as session:
        cases.told_more(session, case.reference, "", "transfer", citizen.now)
    dispatcher.utter_message(text=citizen.prompt("danger_transfer"))
    directives.handover(
        dispatcher, department=case.department, reference=case.reference, wants="transfer"
    )


def number_now(citizen: Citizen, department: str) -> str | None:
    """Return the telephone number on which a department answers now, as E.164."""
    return transfer_number(citizen.municipality, department, citizen.now)


def _waits(citizen: Citizen, kind: str, department: str) -> Wants:
    """Nobody is put through before they said yes: until then they wait for a call.

    Whoever threatens is called by nobody, whatever else they say.
    """
    if kind == "threat":
        return "nothing"
    wanted = wants(citizen, department)
    return "callback" if wanted == "transfer" else wanted


def _route(citizen: Citizen, kind: str) -> Way:
    day = citizen.now.date()
    department = citizen.municipality.danger_department(kind, day)
    why = [f"danger={kind}", f"department={department}"]
    return department, why, _waits(citizen, kind, department)


def _together(head: str, language: str, known: Case | None) -> str:
    """Return the danger first, then the language to answer in, and what the case was about before.

    `language` is empty where that is one of ours.
    """
    lines = [head, *filter(None, [language]), *(known.summary.splitlines() if known else ())]
    return "\n".join(dict.fromkeys(lines))[: cases.LONGEST_SUMMARY]
