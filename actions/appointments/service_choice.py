"""Which service an appointment is for: named where it is asked, or mended later on."""

from typing import Any

from actions.appointments.time_choice import START_AGAIN
from actions.turn_context import Citizen
from intake.recognition import asides

FEW_WORDS = 3
"""Words up to which a service that is named in the middle of booking takes the other's place."""
MENDING = 12
"""Words up to which a line only mends what was said."""


def read_service(citizen: Citizen) -> dict[str, Any]:
    """Return the slots that change with the service that is named now; empty where none is meant.

    In the middle of booking a service may be asked about ("and what does a passport cost?"): it
    is meant where it is asked, wanted, or takes the place of the one before.
    """
    mended, asked = mends(citizen), citizen.slot("requested_slot")
    named = named_instead(citizen) if mended else _named(citizen)
    meant = asked in (None, "service") or citizen.intent == "book_appointment" or mended
    if not named or not meant:
        return {}
    if named == citizen.slot("service"):
        return {"service": named}
    return {**START_AGAIN, "service": named, "office": None} if _bookable(citizen, named) else {}


def mends(citizen: Citizen) -> bool:
    """Say whether these words put another service that can be booked in the place of the first."""
    named, words = named_instead(citizen), citizen.text.split()
    begun = citizen.slot("service") and citizen.slot("requested_slot")
    if not begun or not named or not _bookable(citizen, named):
        return False
    if "?" in citizen.text or len(words) > MENDING:
        return False
    return len(words) <= FEW_WORDS or _takes_back(citizen)


def named_instead(citizen: Citizen) -> str | None:
    """Return the last service named now that is not the one so far ("no passport but a ...")."""
    others = [one for one in citizen.named_services() if one != citizen.slot("service")]
    return others[-1] if others else None


def _named(citizen: Citizen) -> str | None:
    """Return the first service named now; the last where the first is taken back."""
    named = citizen.named_services()
    return named[-1 if _takes_back(citizen) else 0] if named else None


def _takes_back(citizen: Citizen) -> bool:
    said = (citizen.text, citizen.language, citizen.data_dir)
    return asides.opens_with("correction", *said)


def _bookable(citizen: Citizen, service: str) -> bool:
    rule = citizen.municipality.services.get(service)
    return rule is not None and rule.bookable
