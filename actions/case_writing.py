"""A case as the bot writes it: what is known, where it goes, and why."""

from datetime import datetime

from actions.citizen import Citizen
from actions.forms import known_contact
from actions.hours_told import moment_in_words
from intake import cases, references
from intake.cases.models import Wants
from intake.database import session_scope
from intake.reaching import call_back_words, transfer_number
from intake.routing import Question, route

INTENT_OF_REASON = {
    "complaint": "make_complaint",
    "person_wanted": "speak_to_human",
    "urgent": "report_urgent",
}


def open_case(
    citizen: Citizen, reason: str, urgent: bool = False, summary: str | None = None
) -> cases.Case:
    """Open this conversation's case, or bring the one there is up to date.

    A caller whom the department can take now wants to be put through, everybody else a call back.
    """
    service = citizen.slot("service") or citizen.entity("service")
    topic = citizen.slot("topic") or citizen.topic()
    if service and not topic:
        topic = citizen.house.catalogue.topic_of(service)
    question = Question(
        at=citizen.now,
        topic=topic,
        service=service,
        district=citizen.district(),
        legal_status=citizen.situation(),
        language=citizen.language,
        intent=INTENT_OF_REASON.get(reason),
    )
    found = route(citizen.municipality, question)
    with session_scope(citizen.house.engine) as session:
        draft = cases.CaseDraft(
            conversation_id=citizen.conversation,
            reference=references.reference_for(session, citizen.conversation),
            municipality=citizen.municipality.id,
            department=found.department,
            topic=topic or "other",
            service=service,
            intent=INTENT_OF_REASON.get(reason),
            language=citizen.language,
            channel=citizen.channel,
            summary=summary or _summary(citizen, service),
            reason=reason,
            routing=[*found.why, *([found.because] if found.because else [])],
            urgent=urgent,
            wants=_wants(citizen, found.department),
        )
        return cases.open_case(session, draft, citizen.now)


def _summary(citizen: Citizen, service: str | None) -> str:
    """Return in one line what a clerk must know first: the subject, in the citizen's words."""
    told = str(citizen.slot("handover_subject") or "")
    about = citizen.service_name(service)
    if " " in told:
        return f"{about}: {told}" if about else told
    if about:
        return citizen.prompt("summary_question", subject=about)
    return citizen.text or citizen.prompt("summary_general")


def _wants(citizen: Citizen, department: str) -> Wants:
    on_the_line = citizen.channel == "voice" and citizen.intent != "hang_up"
    number = transfer_number(citizen.municipality, department, citizen.now)
    return "transfer" if on_the_line and number else "callback"


def opening_words(citizen: Citizen, department: str) -> str:
    """Return when a person will call, or that nobody can without a number."""
    if known_contact(citizen, "phone") is None:
        return citizen.prompt("callback_no_number")

    def in_words(moment: datetime) -> str:
        return moment_in_words(citizen, moment)

    return call_back_words(citizen.municipality, department, citizen.now, citizen.prompt, in_words)
