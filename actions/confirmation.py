"""The text message that confirms what was booked, moved or cancelled."""

from sqlalchemy.orm import Session

from actions.turn_context import Citizen
from intake import clock, confirmations
from intake.appointments import Booking


def record(session: Session, citizen: Citizen, booking: Booking, template: str) -> bool:
    """Record the message with what it confirms (`intake.confirmations`); whether there is one.

    It goes to the number given in this conversation, which may not be the one that booked.
    """
    return confirmations.record(
        session,
        citizen.services.settings,
        citizen.municipality,
        booking,
        template,
        conversation_id=citizen.conversation,
        language=citizen.language,
        at=citizen.now,
        # Of the system: the worker does not live in a script's own time.
        now=clock.now(),
    )
