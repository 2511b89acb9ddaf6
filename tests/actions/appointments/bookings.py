"""A booking, begun."""

from tests.actions.talk import Heard, Talk


def begin(talk: Talk, text: str, intent: str = "book_appointment", **entities: object) -> Heard:
    """Begin a booking, and give what the form asks first."""
    talk.hears(text, intent, **entities).does("action_start_booking")
    return talk.turn("appointment_form")
