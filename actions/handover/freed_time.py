"""Who wants to be called when a time becomes free: a case of its own kind, with what was wished."""

from actions.forms import known_contact
from actions.handover.department import opening_words
from actions.turn_context import Citizen
from intake.recognition import asides

BOOKING = ("book", "change")
"""In the slot `purpose`: a time is looked for."""
REASON = "freed_time"
"""Of the case, and what the button says of it (`change`)."""


def is_wanted(citizen: Citizen) -> bool:
    """Say whether this turn asks for a call when a time becomes free, pressed or in words."""
    if citizen.entity("change") == REASON:
        return True
    said = (citizen.words, citizen.language, citizen.data_dir)
    return citizen.slot("purpose") in BOOKING and asides.asks("when_free", *said)


def subject(citizen: Citizen) -> str:
    """Return for a clerk where and when a time is wanted."""
    office = citizen.municipality.offices.get(citizen.slot("office") or "")
    own = citizen.municipality.languages[0]
    return citizen.staff_prompt(
        "summary_freed_time",
        when=citizen.slot("wanted_time") or citizen.staff_prompt("any_time"),
        place=(office.at or office.name).say(own) if office else citizen.staff_prompt("any_place"),
    )


def promise(citizen: Citizen, department: str) -> str:
    """Return what becomes of it: a call if a time becomes free, or how else they are answered."""
    words = opening_words(citizen, department)
    by_call = known_contact(citizen, "phone") and not (citizen.wish.no_call or citizen.wish.how)
    return citizen.prompt("freed_time_call") if by_call else words
