"""Another office that has a time for a wish which this one cannot meet."""

from typing import Any

from actions.appointments import free_times
from actions.moments import capitalised
from actions.turn_context import Citizen, button
from intake.spoken import When

Elsewhere = list[str]
"""An office and a moment in ISO, as a slot of the dialogue keeps them."""


def found(citizen: Citizen, service: str, office: str, wanted: When) -> Elsewhere | None:
    """Return the other office that has the earliest time for this wish; None where none has."""
    others = [one for one in free_times.offices_for(citizen, service) if one != office]
    first = {one: free_times.fitting(citizen, service, one, wanted)[:1] for one in others}
    times = [(moment, one) for one, moments in first.items() for moment in moments]
    if not times:
        return None
    moment, place = min(times)
    return [place, moment.isoformat()]


def press(citizen: Citizen, there: Elsewhere) -> dict[str, Any]:
    """Return the button that takes the time at the other office."""
    office, moment = there
    when, place = free_times.told(citizen, moment), citizen.at_office(office)
    title = capitalised(citizen.prompt("press_elsewhere", when=when, place=place))
    return button(title, "inform", office=office, starts_at=moment)
