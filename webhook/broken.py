"""What a citizen hears when Rasa is gone: a sentence in their language, and a case."""

from dataclasses import replace

from sqlalchemy.orm import Session

from intake import cases, conversations, references
from intake.contacts import ContactBook
from intake.conversations import Conversation
from webhook.exchange import Exchange
from webhook.reply import Message, Reply
from webhook.said import CONTACT_KINDS, Said

PLACEHOLDERS = frozenset(f"[{kind}]" for kind in CONTACT_KINDS)
SUMMARY_CHARACTERS = 2_000
"""A summary is read at a glance; every word is in the transcript."""


def reply(exchange: Exchange, session: Session, conversation: Conversation, said: Said) -> Reply:
    """Open the conversation's case, or add to it, and say so; ask for a number until one is known.

    The transcript belongs to the conversation, so whatever was said before is in the case.
    """
    reference = references.reference_for(session, conversation.id)
    known = cases.for_conversation(session, conversation.id)
    draft = _draft(exchange, session, conversation, reference)
    draft = _added(draft, known) if known else draft
    cases.open_case(session, draft, exchange.now(conversation))
    contacts = ContactBook(session, exchange.settings.data_key)
    reachable = contacts.get(conversation.id, "phone") is not None
    key = _sentence(reachable, known is not None, said)
    sentence = exchange.prompt(key, conversation, reference=references.spaced(reference))
    return Reply(
        (Message(sentence),), ({"type": "expect", "kind": "free" if reachable else "phone"},)
    )


def _sentence(reachable: bool, has_case: bool, said: Said) -> str:
    if not reachable:
        return "technical_problem_again" if has_case else "technical_problem"
    return "technical_problem_noted" if has_case or said.contact else "technical_problem_known"


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


def _draft(
    exchange: Exchange, session: Session, conversation: Conversation, reference: str
) -> cases.CaseDraft:
    municipality = exchange.municipality(conversation)
    return cases.CaseDraft(
        conversation_id=conversation.id,
        reference=reference,
        municipality=conversation.municipality,
        department=municipality.default_department,
        topic="other",
        service=None,
        intent=None,
        language=conversation.language,
        channel=conversation.channel,
        summary=_last_words(session, conversation),
        reason="rasa_unavailable",
        routing=["rasa_unavailable", f"default_department:{municipality.default_department}"],
    )


def _last_words(session: Session, conversation: Conversation) -> str:
    """What the citizen said last that says something: a key pressed or a number given does not."""
    turns = conversations.transcript(session, conversation.id)
    said = [turn.text for turn in reversed(turns) if turn.sender == "citizen"]
    return next((words for words in said if words and words not in PLACEHOLDERS), "")
