"""What can be pressed where the bot is unsure: the readings it has, or what most people want."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.moments import capitalised
from actions.turn_context import Citizen, button

UNSPEAKABLE = frozenset(
    {"out_of_scope", "inform", "affirm", "deny", "greet", "goodbye", "thank", "stop_dialogue"}
)
"""Readings that make a silly question ("do you mean hello?")."""
VAGUE = "ask_other_municipal"
"""A reading that says nothing by itself ("do you mean something else?")."""


WHICH = "which"
"""In the slot `offer`, before the readings: it was asked which of two was meant."""


def ask_which(
    citizen: Citizen, dispatcher: CollectingDispatcher, named: list[str]
) -> list[EventType]:
    """Ask which of two readings was meant, or whether one was; return what a mere yes refers to."""
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_clarify" if len(named) > 1 else "utter_clarify_one",
        **asked(citizen, named),
        buttons=readings(citizen, named),
    )
    return [SlotSet("offer", f"{WHICH}:{','.join(named)}" if len(named) > 1 else None)]


def readings(citizen: Citizen, named: list[str]) -> list[dict[str, object]]:
    """Return a button for each of these readings, and one for none of them."""
    entities = {
        name: citizen.entity(name) for name in ("service", "office") if citizen.entity(name)
    }
    # One reading is a question of yes or no; two are told apart by their names.
    titles = (
        [_title(citizen, i) for i in named] if len(named) > 1 else [citizen.prompt("press_yes")]
    )
    offered = [button(t, i, **entities) for t, i in zip(titles, named, strict=True)]
    return [*offered, citizen.press("none_of_these", "unsure_offer")]


def asked(citizen: Citizen, named: list[str]) -> dict[str, str]:
    """Return one or two readings as questions: "Wilt u ...?", "Of zoekt u ...?"."""
    first, *others = [citizen.prompt(f"asks_{intent}") for intent in named]
    second = [citizen.prompt("or_asks", question=_small(question)) for question in others]
    return {"first": first, "second": " ".join(second)}


def choices(citizen: Citizen) -> list[dict[str, object]]:
    """Return the likeliest readings, a booking and a person."""
    return [
        *(
            button(_title(citizen, intent), intent)
            for intent in citizen.readings[:2]
            if intent not in UNSPEAKABLE | {"book_appointment", "speak_to_human"}
        ),
        citizen.press("press_book", "book_appointment"),
        citizen.press("press_person", "speak_to_human"),
    ]


def _title(citizen: Citizen, intent: str) -> str:
    reading = citizen.prompt(f"reading_{intent}")
    return capitalised(reading)


def _small(question: str) -> str:
    """Return a question as it goes on after a word before it."""
    return question[:1].lower() + question[1:]
