"""A case as the bot writes it: what is known, where it goes, and why."""

from typing import Any

from sqlalchemy.orm import Session

from actions import language
from actions.handover import freed_time
from actions.handover.department import routed, wants
from actions.handover.first_words import first_words
from actions.moments import capitalised
from actions.telemetry import case_opened
from actions.turn_context import INTENT_OF_TOPIC, Citizen
from intake import cases, contact_wishes, conversations, programmes
from intake.advice.routing import Route
from intake.cases.models import Wants
from intake.database import read_scope, session_scope
from intake.municipalities import ServiceRule
from intake.recognition import concerned
from intake.returning import joining
from intake.wording import other_languages

PROGRAMME_INTEREST = "programme_interest"
"""The reason of a case that asks for a place on a programme."""
SUBJECT_UNKNOWN = "not_understood"
"""In the slot `handover_subject`: the bot never learnt what it is about."""
LEADS = {"complaint", "not_understood", PROGRAMME_INTEREST}
"""Reasons that a clerk must see before anything else; each has a prompt `summary_<reason>`."""
INTENT_OF_REASON = {
    "complaint": "make_complaint",
    "person_wanted": "speak_to_human",
    "urgent": "report_urgent",
}


def begin_case(citizen: Citizen, reason: str) -> bool:
    """Open the case of a handover that has only begun; say whether this opened it.

    A case that is open already, of this conversation or of one before it, keeps its own promise
    until this handover is complete.
    """
    with read_scope(citizen.services.engine) as session:
        known = cases.for_conversation(session, citizen.conversation)
    if known is not None and known.status != "closed":
        return False
    return _is_own(citizen, open_case(citizen, reason, begun=True))


def case_not_needed(citizen: Citizen) -> bool:
    """Close the case of a handover that was stopped; say whether nothing is left of it now."""
    with session_scope(citizen.services.engine) as session:
        known = cases.for_conversation(session, citizen.conversation)
        if known is None or not _is_own(citizen, known):
            return False
        return cases.not_needed(session, known.reference, citizen.now).status == "closed"


def open_case(
    citizen: Citizen,
    reason: str,
    summary: str | None = None,
    begun: bool = False,
) -> cases.Case:
    """Open this conversation's case, or bring the one there is up to date.

    A caller whom the department can take now wants to be put through, everybody else a call back;
    so does who has only `begun` to be handed over, and has not been asked anything yet.
    """
    service = citizen.slot("service") or citizen.entity("service")
    topic = citizen.slot("topic") or citizen.topic()
    if service and not topic:
        topic = citizen.services.catalogue.topic_of(service)
    found = routed(citizen, service, topic, INTENT_OF_REASON.get(reason, ""))
    words = summary or summary_of(citizen, reason, citizen.slot("handover_subject"))
    with session_scope(citizen.services.engine) as session:
        known = cases.for_conversation(session, citizen.conversation)
        draft = cases.CaseDraft(
            **told(session, citizen, reason, _way(citizen, reason, found, begun)),
            reference=cases.reference_of(session, citizen.conversation),
            topic=topic or "other",
            service=service,
            summary=" ".join(filter(None, (written_in(citizen), words, for_whom(citizen, words)))),
        )
        case = _joined(session, citizen, draft) or cases.open_case(session, draft, citizen.now)
        if reason == PROGRAMME_INTEREST and not begun:
            _register(session, citizen, case)
    if known is None and _is_own(citizen, case):
        case_opened(citizen.services.meters, case)
    return case


def _is_own(citizen: Citizen, case: cases.Case) -> bool:
    """Say whether it was opened in this conversation, and not in one that this goes on with."""
    return case.conversation_id == citizen.conversation


def _joined(session: Session, citizen: Citizen, draft: cases.CaseDraft) -> cases.Case | None:
    """Let the case that this number and name already have about the matter take what is said now;
    None where they have none."""
    conversation = conversations.get(session, citizen.conversation)
    settings, now = citizen.services.settings, citizen.now
    earlier = joining.earlier_case(session, settings, conversation, draft)
    if earlier is None:
        return None
    if conversation.joins != earlier.reference:
        joining.join(session, settings, conversation, earlier, now)
    return cases.told_more(session, earlier.reference, draft.summary, draft.wants, now)


Way = tuple[str, list[str], Wants]
"""The department of a case, why it is that one, and what the citizen waits for."""


def told(session: Session, citizen: Citizen, reason: str, way: Way) -> dict[str, Any]:
    """Return what a case holds of the conversation, and of the way to its department.

    Its channel is the conversation's own; the turn knows only how to speak there.
    """
    department, routing, waits = way
    return {
        "conversation_id": citizen.conversation,
        "municipality": citizen.municipality.id,
        "language": citizen.language,
        "channel": conversations.get(session, citizen.conversation).channel,
        "intent": INTENT_OF_REASON.get(reason),
        "reason": reason,
        "department": department,
        "routing": routing,
        "wants": waits,
    }


def _way(citizen: Citizen, reason: str, found: Route, begun: bool) -> Way:
    calls_back = begun or reason in (PROGRAMME_INTEREST, freed_time.REASON)
    waits = (
        contact_wishes.wanted(citizen.wish, "callback")
        if calls_back
        else wants(citizen, found.department)
    )
    return found.department, [*found.why, *_grounds(found)], waits


def _grounds(found: Route) -> list[str]:
    """Return the routing rule's own sentence, and where the answer is from: the desk shows it."""
    source = "assumed" if found.assumed else found.source
    said = [found.because] if found.because else []
    return [*said, f"source={source}, {found.as_of}"] if source else said


def summary_of(citizen: Citizen, reason: str, subject: str | None) -> str:
    """Return in the municipality's language what a clerk must know first, then the citizen's words.

    "Spoed: ...", "Klacht, traplift: ...", "Traplift: ...", "Vraag over een traplift." What was said
    first follows, where these are other words.
    """
    words = _in_short(citizen, reason, subject)
    first = first_words(citizen)
    if not first or first.casefold() in words.casefold():
        return words
    return f"{words} {citizen.staff_prompt('summary_said_first', words=first)}"


def _in_short(citizen: Citizen, reason: str, subject: str | None) -> str:
    service = citizen.slot("service") or citizen.entity("service")
    words = None if subject in (service, citizen.slot("topic"), SUBJECT_UNKNOWN) else subject
    lead = citizen.staff_prompt(f"summary_{reason}") if reason in LEADS else ""
    head = ", ".join(filter(None, (lead, citizen.staff_name(service))))
    if head:
        return capitalised(f"{head}: {words}" if words else f"{head}.")
    return words or _about_topic(citizen)


def written_in(citizen: Citizen) -> str:
    """Return for a clerk which language not spoken here the citizen writes, else nothing."""
    words = language.first_foreign_words(citizen)
    known = other_languages.load(citizen.data_dir).known.get(words.language) if words else None
    if known is None:
        return ""
    called = known.called.get(citizen.own_locale[:2]) or next(iter(known.called.values()))
    return citizen.staff_prompt("summary_written_in", language=called)


def for_whom(citizen: Citizen, words: str) -> str:
    """Return for a clerk which other person it is for, where that does not stand in the words."""
    with read_scope(citizen.services.engine) as session:
        turns = conversations.transcript(session, citizen.conversation)
        said = [(turn.text, turn.language) for turn in turns if turn.sender == "citizen"]
    who = concerned.last_of(said, citizen.data_dir)
    if who in (None, concerned.SELF) or str(who).casefold() in words.casefold():
        return ""
    return citizen.staff_prompt("summary_for", who=str(who))


def _about_topic(citizen: Citizen) -> str:
    intent = INTENT_OF_TOPIC.get(citizen.slot("topic"))
    if intent is None:
        return citizen.staff_prompt("summary_general")
    subject = citizen.staff_prompt(f"reading_{intent}")
    return citizen.staff_prompt("summary_question", subject=subject)


def _register(session: Session, citizen: Citizen, case: cases.Case) -> None:
    """Record with the case that its citizen wants to join: interest, not a place."""
    rule = programme_service(citizen)
    if rule and rule.programme:
        programmes.register(
            session, citizen.municipality, rule.programme, case.reference, citizen.now
        )


def programme_service(citizen: Citizen) -> ServiceRule | None:
    """Return the service that the conversation is about where its programme runs today."""
    rule = citizen.municipality.services.get(citizen.slot("service") or "")
    programme = citizen.municipality.programmes.get((rule and rule.programme) or "")
    return rule if programme and programme.holds_on(citizen.now.date()) else None
