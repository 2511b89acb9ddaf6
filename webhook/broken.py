"""What a citizen hears when Rasa is gone: a sentence in their language, and a case."""

from dataclasses import replace

from sqlalchemy.orm import Session

from intake import cases, references
from intake.conversations import Conversation
from webhook.exchange import Exchange
from webhook.reply import Message, Reply
from webhook.said import Said


def reply(exchange: Exchange, session: Session, conversation: Conversation, said: Said) -> Reply:
    """Open the conversation's case, or add to it, and say so; asks for a number once.

    The transcript belongs to the conversation, so whatever was said before is in the case.
    """
    reference = references.reference_for(session, conversation.id)
    known = cases.for_conversation(session, conversation.id)
    draft = _draft(exchange, conversation, reference, said)
    if known:  # it already lies where it belongs
        draft = replace(draft, department=known.department, topic=known.topic)
    cases.open_case(session, draft, exchange.now(conversation))
    if said.contact:
        key = "technical_problem_noted"
    else:
        key = "technical_problem_again" if known else "technical_problem"
    sentence = exchange.prompt(key, conversation, reference=references.spaced(reference))
    expect = "free" if said.contact and said.contact[0] == "phone" else "phone"
    return Reply((Message(sentence),), ({"type": "expect", "kind": expect},))


def _draft(
    exchange: Exchange, conversation: Conversation, reference: str, said: Said
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
        summary=said.shown,
        reason="rasa_unavailable",
        routing=["rasa_unavailable", f"default_department:{municipality.default_department}"],
    )
