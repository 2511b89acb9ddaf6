"""What came down the line: keys, words or nothing; and what that means at this point of a call."""

from dataclasses import dataclass
from enum import Enum, auto

from intake.conversations import Conversation
from intake.spoken import vocabulary
from webhook.channels.voice.prompt import PHONE_CHECK, offered
from webhook.dialogue.inbound import CONTACT_KINDS, TurnInput
from webhook.services import Services
from webhook.wire import Command

PERSON, AGAIN = "0", "*"


class Beside(Enum):
    """What is answered without a turn of the dialogue."""

    SILENCE = auto()
    AGAIN = auto()
    WRONG_KEY = auto()
    MISHEARD = auto()


@dataclass(frozen=True)
class Heard:
    """One result of a Gather; both empty where nobody said or pressed anything."""

    digits: str = ""
    words: str = ""
    confidence: float = 1.0
    """How sure the recogniser is of the words, 0 to 1."""


def meaning(
    services: Services, conversation: Conversation, heard: Heard, client_id: str
) -> TurnInput | Beside:
    """Return the turn that was taken: a choice by its key or number, a person, or words.

    Zero and star mean the same everywhere, a number of several digits included: nobody's
    telephone number is 0 alone.
    """
    if heard.digits == AGAIN:
        return Beside.AGAIN
    if heard.digits == PERSON:
        return TurnInput(client_id, command=Command("speak_to_human"))
    if heard.digits and conversation.expect == PHONE_CHECK:
        return TurnInput(client_id, text=heard.digits)
    if heard.digits:
        return _keyed(conversation, heard.digits, client_id)
    if not heard.words.strip():
        return Beside.SILENCE
    number = _number_said(services, conversation, heard.words)
    choice = _choice(conversation, number) if number else None
    return TurnInput(client_id, button=choice) if choice else TurnInput(client_id, text=heard.words)


def _keyed(conversation: Conversation, digits: str, client_id: str) -> TurnInput | Beside:
    if conversation.expect in CONTACT_KINDS and len(digits) > 1:
        return TurnInput(client_id, text=digits.replace(AGAIN, " "))
    choice = _choice(conversation, int(digits)) if digits.isdecimal() else None
    return TurnInput(client_id, button=choice) if choice else Beside.WRONG_KEY


def _choice(conversation: Conversation, number: int) -> str | None:
    choices = offered(conversation)
    return str(choices[number - 1]["id"]) if 1 <= number <= len(choices) else None


def _number_said(services: Services, conversation: Conversation, words: str) -> int | None:
    """Return the number of "number two please": that one word, and nothing that means more."""
    if not offered(conversation) or conversation.expect in CONTACT_KINDS:
        return None
    known = vocabulary.load(conversation.locale, services.settings.data_dir)
    beside = set(services.prompt("voice_beside_a_number", conversation).split())
    said = known.fold(words).replace(",", " ").strip(" .!").split()
    left = [word for word in said if word not in beside]
    if len(left) != 1:
        return None
    symbols = [symbol for form, symbol in known.phrases.get(left[0], ()) if form == (left[0],)]
    if left[0].isdecimal():
        symbols = [left[0]]
    counted = [symbol.rstrip(".") for symbol in symbols]  # "2" for two, "2." for the second
    return next((int(symbol) for symbol in counted if symbol.isdecimal()), None)
