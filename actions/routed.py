"""Who deals with a matter, as this citizen's turn asks for it."""

from actions.turn_context import Citizen
from intake.routing import Question, Route, route


def routed(citizen: Citizen, service: str | None, topic: str | None, intent: str = "") -> Route:
    """Return the route of a service or topic at this moment; `intent` is what is wanted of it."""
    question = Question(
        at=citizen.now,
        topic=topic,
        service=service,
        district=citizen.district(),
        legal_status=citizen.situation(),
        language=citizen.language,
        intent=intent or None,
    )
    return route(citizen.municipality, question)
