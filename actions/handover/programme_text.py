"""Places on a programme in words: how full it is, and what recording an interest means."""

from rasa_sdk.executor import CollectingDispatcher

from actions.handover.case import programme_service
from actions.handover.department import opening_words
from actions.turn_context import Citizen
from intake import programmes, references
from intake.advice.answers import told
from intake.advice.routing import Route
from intake.cases import Case
from intake.database import read_scope
from intake.municipalities.rules import Programme, ServiceRule


def if_full(citizen: Citizen, found: Route, service: str | None) -> list[str]:
    """Return that every place is taken and where the line ends, where that is so."""
    rule = citizen.municipality.services.get(service or "")
    if found.next_step.kind != "register_interest" or rule is None:
        return []
    programme, known = _known(citizen, rule)
    now = programmes.standing(programme, known)
    if now.free:
        return []
    line = [citizen.prompt("waiting_line", position=str(now.waiting + 1))]
    return [*_full(citizen, programme, rule), *(line if programme.waiting_list else [])]


def recorded(citizen: Citizen, case: Case, dispatcher: CollectingDispatcher) -> None:
    """Say that the interest was recorded, that this is no place, and the position in the line."""
    rule = programme_service(citizen)
    assert rule is not None, "an interest is only offered for a programme"
    programme, known = _known(citizen, rule)
    dispatcher.utter_message(
        response="utter_interest_recorded",
        department=citizen.office_name(case.department),
        reference=references.spaced(case.reference),
        callback=opening_words(citizen, case.department),
    )
    position = programmes.position(programme, known, case.reference)
    if position:
        words = _full(citizen, programme, rule)
        words.append(citizen.prompt("waiting_position", position=str(position)))
        dispatcher.utter_message(response="utter_answer", answer=" ".join(words))


def _known(citizen: Citizen, rule: ServiceRule) -> tuple[Programme, list[programmes.Interest]]:
    programme = citizen.municipality.programmes[rule.programme or ""]
    with read_scope(citizen.services.engine) as session:
        return programme, programmes.interests(session, citizen.municipality, programme.id)


def _full(citizen: Citizen, programme: Programme, rule: ServiceRule) -> list[str]:
    """Return the editor's words that no place is free; none where nobody wrote any."""
    if programme.full is None:
        return []
    words = told(citizen.municipality, programme, programme.full, citizen.language, rule).text
    return [*citizen.remark(), words] if programme.assumes("full") else [words]
