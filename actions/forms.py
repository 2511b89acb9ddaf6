"""What all forms share: a form reads a turn and says which slots it fills."""

import re
from abc import abstractmethod
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict

from actions import directives
from actions.turn_context import Citizen
from intake.contacts import ContactBook
from intake.database import read_scope
from intake.messaging import text_messages

DANGER = frozenset({"report_urgent", "unsure_danger"})
"""What no form reads but that of danger, whatever it sounds like an answer to."""
BEFORE_YES_OR_NO = 1
"""Words that may stand before a yes or no: "eh nee", "ach ja"."""
STOPPING = DANGER | {"stop_dialogue", "speak_to_human", "make_complaint", "goodbye", "hang_up"}
"""What always leaves a form: it goes to the rules unread."""
ASIDE = frozenset(
    {"ask_opening_hours", "ask_location", "challenge_bot", "switch_language", "language_changed",
     "ask_repeat", "ask_help", "ask_status", "source_asked", "staff_answered",
     "question_asked", "unsure_question"}
)  # fmt: skip
"""Questions in between: answered by the rules, after which the form asks again."""


class Form(FormValidationAction):
    """Reads a turn by `read`; where that finds nothing, Rasa lets the rules answer."""

    reads_danger = False

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Return the slots that this turn fills, and say that it was understood if any."""
        citizen = Citizen(tracker)
        filled = self.read(citizen, dispatcher) if self._hears(citizen) else {}
        if filled:
            directives.understood(dispatcher, True)
        return [*citizen.kept, *(SlotSet(name, value) for name, value in filled.items())]

    def _hears(self, citizen: Citizen) -> bool:
        if citizen.intent in DANGER and not self.reads_danger:
            return False
        return citizen.intent not in STOPPING | ASIDE or self.answers(citizen)

    def answers(self, citizen: Citizen) -> bool:
        """Say whether what sounds like a question in between answers this form's own question."""
        return False

    @abstractmethod
    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Return slot -> value for what this turn says; empty where it says nothing here."""


def first_words_say(citizen: Citizen, answer: str) -> bool:
    """Say whether a turn begins with a "yes" or a "no", whatever it is taken for as a whole."""
    first = re.findall(r"\w+", citizen.words.casefold())[: BEFORE_YES_OR_NO + 1]
    words = citizen.prompt({"yes": "yes_words", "no": "no_words"}[answer])
    return bool(set(first) & set(words.split()))


def contact_given(citizen: Citizen, kind: str) -> bool | None:
    """Return True for contact data just given or known, False where refused, None otherwise.

    Whoever wants no call, or calls again, is asked for no number.
    """
    if kind == "phone" and _needs_no_number(citizen):
        return known_contact(citizen, kind) is not None
    if citizen.entity("kind") == kind:
        return citizen.intent == "contact_given"
    return True if known_contact(citizen, kind) else None


def _needs_no_number(citizen: Citizen) -> bool:
    wish = citizen.wish
    return wish.how in ("letter", "calls_again") or (wish.no_call and wish.how != "text")


def lacks_mobile(citizen: Citizen) -> bool:
    """Say whether a text message was wished for, and the number that is known is a landline."""
    if citizen.wish.how != "text":
        return False
    services, where = citizen.services, (citizen.municipality, citizen.conversation)
    with read_scope(services.engine) as session:
        found = text_messages.hindrance(session, services.settings, *where, services.now())
    return found == "landline"


def known_contacts(citizen: Citizen) -> list[EventType]:
    """Return events that fill in what was given before, or need not be asked: a form that begins
    does not look itself."""
    known = [kind for kind in ("phone", "name") if known_contact(citizen, kind)]
    if "phone" in known and lacks_mobile(citizen):
        known.remove("phone")
    events: list[EventType] = [SlotSet(f"{kind}_given", True) for kind in known]
    if "phone" not in known and _needs_no_number(citizen):
        events.append(SlotSet("phone_given", False))
    return events


def known_contact(citizen: Citizen, kind: str) -> str | None:
    """Return what this citizen gave before in this conversation."""
    services = citizen.services
    with read_scope(services.engine) as session:
        return ContactBook(session, services.settings.data_key).get(citizen.conversation, kind)
