"""What a conversation has under its reference, and how it is asked for."""

from intake import cases, references
from intake.database import session_scope
from tests.actions.conftest import LEEK, WEDNESDAY
from tests.actions.talk import Heard, Talk


def reference_of(talk: Talk) -> str:
    """The reference of a conversation, given now if it has none."""
    with session_scope(talk.services.engine) as session:
        return references.reference_for(session, talk.id)


def open_case(talk: Talk) -> str:
    """Open a case about benefits, and give its reference."""
    reference = reference_of(talk)
    draft = cases.CaseDraft(
        conversation_id=talk.id,
        reference=reference,
        municipality=talk.metadata["municipality"],
        department="isd" if talk.metadata["municipality"] == LEEK else "kundenservice",
        topic="income",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Vraag over bijstand.",
        reason="person_wanted",
    )
    with session_scope(talk.services.engine) as session:
        cases.open_case(session, draft, WEDNESDAY)
    return reference


def ask(talk: Talk, intent: str) -> Heard:
    """Ask about an appointment or a matter, up to what the bot asks or does."""
    talk.hears("mijn afspraak", intent).does("action_start_lookup")
    heard = talk.turn("reference_form")
    return heard if talk.loop else talk.does("action_use_reference")


def give(talk: Talk, reference: str) -> Heard:
    """Give a reference, up to what the bot asks or does."""
    heard = talk.hears("", "contact_given", kind="reference", reference=reference).turn()
    return heard if talk.loop or heard.rejected else talk.does("action_use_reference")


def name(talk: Talk, holder: str) -> Heard:
    """Tell whom a reference was given to, up to what the bot asks or does."""
    heard = talk.gives("holder", holder).turn()
    return heard if talk.loop or heard.rejected else talk.does("action_use_reference")


def prove(talk: Talk, reference: str, holder: str = "Els de Vries") -> Heard:
    """Give a reference and whom it was given to."""
    give(talk, reference)
    return name(talk, holder)
