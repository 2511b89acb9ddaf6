"""What is open, and who answers, at a moment of a municipality's own time."""

from datetime import datetime

from intake.advice.opening_hours import is_open
from intake.advice.routing import Question, Route, route
from intake.municipalities import Municipality


def at(municipality: Municipality, local: str) -> datetime:
    """A moment, written as the municipality's clocks show it."""
    return datetime.fromisoformat(local).replace(tzinfo=municipality.timezone)


def open_(municipality: Municipality, place: str, local: str) -> bool:
    """Whether a place is open then."""
    return is_open(municipality, place, at(municipality, local))


def routed(municipality: Municipality, local: str, **asked: str) -> Route:
    """Who answers what is asked then."""
    asking = Question(at=at(municipality, local), **asked)  # type: ignore[arg-type]
    return route(municipality, asking)
