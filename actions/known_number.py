"""Who calls or writes from a number under which something runs: asked for the name before all else.

Somebody else may hold the telephone. Until the name is told that was given, nothing is said but
that something runs.
"""

from collections.abc import Sequence
from typing import Any, cast

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions import directives
from actions.turn_context import Citizen
from intake import cases, conversations, references
from intake.cases.models import Wants
from intake.database import read_scope, session_scope
from intake.returning import broken_off, joining
from intake.returning.running import Number, Running

AGAIN = "again"
"""What is awaited once they were asked if they come about that; in the slot `purpose`: they do."""
ASKED = "holder"
"""In the slot `offer`, with the reference behind a colon: the name was asked for which it was
given; with none, where they call from its number and have it not at hand."""


def runs(citizen: Citizen) -> bool:
    """Say whether something runs under the number that they call or write from."""
    with read_scope(citizen.services.engine) as session:
        return _number(session, citizen).runs()


def proved(citizen: Citizen) -> Sequence[Running]:
    """Return what runs under the name that they told, the newest first; nothing without it."""
    with read_scope(citizen.services.engine) as session:
        return _number(session, citizen).proved()


def ask_if_again(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask whether they come about what runs, without a word of it."""
    directives.expect(dispatcher, AGAIN)
    yes_no = [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]
    words = citizen.prompt("calls_again")
    dispatcher.utter_message(response="utter_answer", answer=words, buttons=yes_no)
    return []


def ask_whose(purpose: str) -> list[EventType]:
    """Begin to ask for the name, for what is wanted of it."""
    return [*asked_whose(purpose), FollowupAction("reference_form")]


def asked_whose(purpose: str) -> list[EventType]:
    """Return what the form that asks for the name begins with."""
    return [
        SlotSet("purpose", purpose),
        SlotSet("reference_given", None),
        SlotSet("offer", f"{ASKED}:"),
    ]


def keep_broken_off(citizen: Citizen) -> None:
    """Keep the booking that breaks off now, for who calls again and tells the name."""
    chosen: dict[str, Any] = {name: citizen.slot(name) for name in broken_off.FACTS}
    with session_scope(citizen.services.engine) as session:
        broken_off.keep(session, citizen.conversation, chosen, citizen.now)


def booked_after_all(citizen: Citizen, reference: str) -> None:
    """Close the case of the booking that broke off, once it is made by whoever it is proved to be;
    of anybody else on the same number its clerk only reads that an appointment was made."""
    with session_scope(citizen.services.engine) as session:
        conversation = conversations.get(session, citizen.conversation)
        case = cases.for_conversation(session, conversation.id)
        if case is not None and conversation.joins and case.reason == joining.CUT_OFF:
            cases.not_needed(session, case.reference, citizen.now)
            return
        words = citizen.staff_prompt("summary_booked_since", reference=references.spaced(reference))
        for other in joining.cut_off_before(session, conversation, citizen.now):
            if other.service == citizen.slot("service"):
                cases.told_more(
                    session, other.reference, words, cast(Wants, other.wants), citizen.now
                )


def _number(session: Session, citizen: Citizen) -> Number:
    conversation = conversations.get(session, citizen.conversation)
    return Number(
        session, citizen.services.settings, conversation, citizen.appointments, citizen.now
    )
