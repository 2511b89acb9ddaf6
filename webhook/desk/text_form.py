"""The form in which a clerk writes to the citizen of a case, and why that may not be possible."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases as store
from intake import conversations
from intake.cases import Case
from intake.contact_wishes import ContactWish
from webhook.desk.access import desk
from webhook.guards import current_services


@dataclass(frozen=True)
class Texting:
    """What the form of a case shows."""

    hindrance: str | None
    """Why no text message can be sent; None where one can."""
    language: str
    """Which language the citizen reads."""
    unwanted: bool
    """Whether the citizen must not be called and has not asked for text messages either."""


def of_case(session: Session, case: Case, wish: ContactWish) -> Texting:
    """Return what a clerk must know before writing to the citizen of this case."""
    services, here = current_services(), desk()
    return Texting(
        store.text_hindrance(
            session, services.settings, here.profile, case, here.clerk.id, services.now()
        ),
        conversations.get(session, case.conversation_id).language,
        wish.no_call and wish.how != "text",
    )


def send(session: Session, case: Case, text: str, version: int, now: datetime) -> None:
    """Send a clerk's words, once from each `version` of the case that they saw.

    Raises TextEmpty, TextTooLong, CannotBeTexted.
    """
    services, here = current_services(), desk()
    store.send_text(
        session, services.settings, here.profile, case.reference, here.clerk.id, text, version, now
    )
