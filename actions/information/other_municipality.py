"""Somebody who lives elsewhere hears so, and whom to ask instead."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn_context import Citizen
from intake.advice.answers import national
from intake.advice.territory import Residence, residence_in
from intake.municipalities.rules import Neighbour


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Say whose it is where this turn's words name another municipality; None where they do not."""
    return tell(citizen, dispatcher) if lives_elsewhere(citizen) else None


def lives_elsewhere(citizen: Citizen) -> bool:
    """Say whether this turn's words name a place or postcode of another municipality."""
    return bool(citizen.text) and _residence(citizen).here is False


def tell(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that this is another municipality's, with its name and number where they are known.

    Outside a form ask what else there is.
    """
    neighbour = _residence(citizen).neighbour
    called = citizen.municipality.called.say(citizen.language)
    told = [citizen.prompt("elsewhere", municipality=called)]
    told += _contact(citizen, neighbour) if neighbour else [citizen.prompt("elsewhere_unknown")]
    dispatcher.utter_message(response="utter_answer", answer=" ".join(told))
    if citizen.in_a_form:
        return []
    dispatcher.utter_message(response="utter_anything_else")
    return [SlotSet("offer", None)]


def _contact(citizen: Citizen, neighbour: Neighbour) -> list[str]:
    name = neighbour.name.say(citizen.language)
    said = [citizen.prompt("elsewhere_known", name=name)]
    if neighbour.phone:
        if neighbour.assumes("phone"):
            said += citizen.remark()
        said.append(citizen.prompt("phone", phone=national(neighbour.phone)))
    return said


def _residence(citizen: Citizen) -> Residence:
    return residence_in(citizen.municipality, citizen.text, citizen.data_dir)
