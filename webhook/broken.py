"""What a citizen hears when Rasa is gone: a sentence in their language, and a case."""

from dataclasses import replace

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, references
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.reaching import transfer_number
from webhook import watched
from webhook.exchange import Exchange
from webhook.reply import Message, Reply
from webhook.said import CONTACT_KINDS, Said

PLACEHOLDERS = frozenset(f"[{kind}]" for kind in CONTACT_KINDS)
SUMMARY_CHARACTERS = 2_000
"""A summary is read at a glance; every word is in the transcript."""


def reply(exchange: Exchange, session: Session, conversation: Conversation, said: Said) -> Reply:
    """Open the conversation's case, or add to it, and say so; ask for a number until one is known.

    A caller is put through where somebody is there. The transcript belongs to the conversation,
    so whatever was said before is in the case.
    """
    known = cases.for_conversation(session, conversation.id)
    new = draft(exchange, session, conversation, "rasa_unavailable")
    case = cases.open_case(
        session, _added(new, known) if known else new, exchange.now(conversation)
    )
    if known is None:
        watched.case_opened(exchange.meters, case)
    if case.wants == "transfer":
        return _put_through(exchange, conversation, case)
    contacts = ContactBook(session, exchange.settings.data_key)
    reachable = contacts.get(conversation.id, "phone") is not None
    key = _sentence(reachable, known is not None, said)
    sentence = exchange.prompt(key, conversation, reference=references.spaced(case.reference))
    return Reply(
        (Message(sentence),), ({"type": "expect", "kind": "free" if reachable else "phone"},)
    )


def _put_through(exchange: Exchange, conversation: Conversation, case: cases.Case) -> Reply:
    department = exchange.municipality(conversation).departments[case.department]
    sentence = exchange.prompt(
        "technical_problem_transfer",
        conversation,
        department=department.name.say(conversation.language),
        reference=references.spaced(case.reference),
    )
    transfer = {"department": case.department, "reference": case.reference, "wants": case.wants}
    return Reply((Message(sentence),), ({"type": "handover", **transfer},))


def _sentence(reachable: bool, has_case: bool, said: Said) -> str:
    if not reachable:
        return "technical_problem_again" if has_case else "technical_problem"
    return "technical_problem_noted" if has_case or said.contacts else "technical_problem_known"


def _added(draft: cases.CaseDraft, known: cases.Case) -> cases.CaseDraft:
    """Leave the case where it lies and what it is about; the newest words join its summary."""
    words = list(dict.fromkeys([*known.summary.splitlines(), draft.summary]))
    return replace(
        draft,
        department=known.department,
        topic=known.topic,
        service=known.service,
        intent=known.intent,
        reason=known.reason,
        routing=known.routing,
        summary="\n".join(filter(None, words))[:SUMMARY_CHARACTERS],
    )


def draft(
    exchange: Exchange, session: Session, conversation: Conversation, reason: str
) -> cases.CaseDraft:
    """Return a case as the gateway writes it by itself: where all begin, with the last words."""
    municipality = exchange.municipality(conversation)
    department = municipality.default_department
    number = transfer_number(municipality, department, exchange.now(conversation))
    on_the_line = conversation.channel == "voice" and conversation.ended_at is None
    wish = contact_wishes.of(session, conversation.id)
    may_ring = number and on_the_line and not wish.no_call
    return cases.CaseDraft(
        conversation_id=conversation.id,
        reference=references.reference_for(session, conversation.id),
        municipality=conversation.municipality,
        department=department,
        topic="other",
        service=None,
        intent=None,
        language=conversation.language,
        channel=conversation.channel,
        summary=_last_words(session, conversation),
        reason=reason,
        routing=[reason, f"default_department:{department}"],
        wants="transfer" if may_ring else contact_wishes.wanted(wish, "callback"),
    )


def _last_words(session: Session, conversation: Conversation) -> str:
    """What the citizen said last that says something: a key pressed or a number given does not."""
    turns = conversations.transcript(session, conversation.id)
    said = [turn.text for turn in reversed(turns) if turn.sender == "citizen"]
    return next((words for words in said if words and words not in PLACEHOLDERS), "")
