"""The address for a visit at home: asked for, kept sealed by the gateway, or refused."""

from typing import Any

from actions.forms import contact_given
from actions.turn_context import Citizen
from intake.recognition import asides

ANOTHER = "address"
"""In the slot `offer`: the citizen was asked for another address than was read back; and the
choice of that (`change`)."""


def is_at(citizen: Citizen, office: str | None) -> bool:
    """Say whether an office is staff who come to people's homes."""
    place = citizen.municipality.offices.get(office or "")
    return place is not None and place.kind == "home_visit"


def given(citizen: Citizen, office: str | None, filled: dict[str, Any]) -> dict[str, Any]:
    """Return whether the address of a visit is given, as far as this turn changes that.

    `filled` is what else this turn says: of a turn that says nothing, nothing is made here. At a
    desk none is needed.
    """
    now = citizen.slot("address_given")
    if is_at(citizen, office):
        wanted = _given(citizen)
        if wanted is None and "office" not in filled and citizen.slot("offer") != ANOTHER:
            wanted = now
    else:
        wanted = False if filled and office else now
    return {} if wanted == now else {"address_given": wanted}


def another() -> dict[str, Any]:
    """Return what makes the form ask for another address."""
    return {"address_given": None, "appointment_confirmed": None, "offer": ANOTHER}


def _given(citizen: Citizen) -> bool | None:
    if citizen.slot("offer") == ANOTHER and citizen.entity("kind") != "address":
        return None
    told = contact_given(citizen, "address")
    if told is not None or citizen.slot("requested_slot") != "address_given":
        return told
    said = (citizen.text, citizen.language, citizen.data_dir)
    return False if citizen.intent == "deny" or asides.asks("refusal", *said) else None
