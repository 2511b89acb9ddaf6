"""The department that deals with a matter, and how and when it reaches the citizen."""

from dataclasses import replace
from datetime import datetime

from actions.forms import known_contact
from actions.moments import moment_in_words
from actions.turn_context import Citizen
from intake import contact_wishes
from intake.advice.reaching import call_back_words, transfer_number
from intake.advice.routing import Question, Route, route
from intake.cases.models import Wants


def routed(citizen: Citizen, service: str | None, topic: str | None, intent: str = "") -> Route:
    """Return the route of a service or topic at this moment; `intent` is what is wanted of it.

    Nobody is asked for a legal situation that the same words have told.
    """
    question = Question(
        at=citizen.now,
        topic=topic,
        service=service,
        district=citizen.district(),
        legal_status=citizen.situation(),
        language=citizen.language,
        intent=intent or None,
    )
    found = route(citizen.municipality, question)
    if found.next_step.kind != "ask_legal_status" or not (heard := citizen.heard_situation()):
        return found
    return route(citizen.municipality, replace(question, legal_status=heard))


def wants(citizen: Citizen, department: str) -> Wants:
    """Return what a citizen waits for: what they wished, to be put through now, or a call."""
    on_the_line = citizen.channel == "voice" and citizen.intent != "hang_up"
    number = transfer_number(citizen.municipality, department, citizen.now)
    if on_the_line and number and not citizen.wish.no_call:
        return "transfer"
    return contact_wishes.wanted(citizen.wish, "callback")


def opening_words(citizen: Citizen, department: str) -> str:
    """Return when a person will call or how else they answer, or that nobody can call."""
    if wished := contact_wishes.words_of(citizen.wish, citizen.prompt):
        return wished
    if known_contact(citizen, "phone") is None:
        return citizen.prompt("callback_no_number")

    def in_words(moment: datetime) -> str:
        return moment_in_words(citizen, moment)

    return call_back_words(citizen.municipality, department, citizen.now, citizen.prompt, in_words)
