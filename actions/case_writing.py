"""A case as the bot writes it: what is known, where it goes, and why."""

from actions.citizen import Citizen
from actions.hours_told import moment_in_words
from intake import cases, opening_hours, references
from intake.database import session_scope
from intake.routing import Question, route

INTENT_OF_REASON = {
    "complaint": "make_complaint",
    "person_wanted": "speak_to_human",
    "urgent": "report_urgent",
}


def open_case(citizen: Citizen, reason: str, urgent: bool = False) -> cases.Case:
    """Open this conversation's case, or bring the one there is up to date."""
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
            summary=_summary(citizen, service),
            reason=reason,
            routing=[*found.why, *([found.because] if found.because else [])],
            urgent=urgent,
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


def opening_words(citizen: Citizen, department: str) -> str:
    """Return when a person will call: as soon as possible, or from the next opening on."""
    if opening_hours.is_open(citizen.municipality, department, citizen.now):
        return citizen.prompt("callback_now")
    opens = opening_hours.next_opening(citizen.municipality, department, citizen.now)
    if opens is None:
        return citizen.prompt("callback_some_time")
    return citizen.prompt("callback_from", when=moment_in_words(citizen, opens))
