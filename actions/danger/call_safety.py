"""Whether a call is safe: asked of who is hurt by somebody near, before any call is promised."""

from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.danger.yes_no import means
from actions.forms import known_contact
from actions.handover.department import opening_words
from actions.turn_context import Citizen
from intake import cases, contact_wishes
from intake.cases import Case
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from intake.recognition.danger import OVERHEARD


def is_open(citizen: Citizen, kind: str) -> bool:
    """Say whether it is not known yet if the number we have may be called."""
    known = known_contact(citizen, "phone") is not None
    return kind in OVERHEARD and known and not citizen.wish


def answered(citizen: Citizen, dispatcher: CollectingDispatcher, case: Case) -> bool:
    """Take a yes or a no to it: the case then waits for a call, or says that nobody may call.

    Returns False for anything else: nothing is known then, and nothing promised.
    """
    if means(citizen, "yes"):
        _note(citizen, case, ContactWish("call"))
        when = opening_words(citizen, case.department)
        dispatcher.utter_message(text=citizen.prompt("danger_safe_to_call", callback=when))
    elif means(citizen, "no"):
        _note(citizen, case, ContactWish(no_call=True))
        dispatcher.utter_message(text=citizen.prompt("danger_not_safe_to_call"))
    else:
        return False
    directives.expect(dispatcher, "listen")
    return True


def given(citizen: Citizen, case: Case) -> None:
    """Note that a number given when asked for a safe one may be called."""
    _note(citizen, case, ContactWish("call"))


def _note(citizen: Citizen, case: Case, wish: ContactWish) -> None:
    with session_scope(citizen.services.engine) as session:
        contact_wishes.note(session, citizen.conversation, wish, citizen.now)
        waits = contact_wishes.wanted(wish, "callback")
        cases.told_more(session, case.reference, "", waits, citizen.now)
