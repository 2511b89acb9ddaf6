"""What an answer means in danger: yes, no, or clearly something else; no word is read into it."""

import re

from actions.forms import first_words_say
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.recognition import asides

LOOKUPS = frozenset({"change_appointment", "cancel_appointment", "check_appointment", "ask_status"})
PLACES = frozenset({"ask_opening_hours", "ask_location"})
BESIDE_IT = frozenset({"contact_given", "ask_repeat", "challenge_bot", "greet"})
"""What answers no question about danger: a name or number given, "pardon?", "hello"."""
MARKS_AND_NUMBERS = re.compile(r"(\[\w+\]|[\d\s./-])+")
A_SENTENCE = 5
"""Words from which on a turn says what it is about."""
FAINT = 0.05
"""Share of danger below which not even half of what is asked about is heard."""
OTHER_BUSINESS = frozenset({*TOPIC_OF_INTENT, *PLACES, *LOOKUPS, "book_appointment"})
"""What somebody asks for when there is no danger, or it is over; said clearly, it is answered."""


def means(citizen: Citizen, answer: str) -> bool:
    """Say whether a turn is a "yes" or a "no": by its command, or by its first words.

    "Not yet" is no "no", and "nobody" is one only by itself: "nobody helps me" is a cry for help.
    """
    said = re.findall(r"\w+", citizen.words.casefold())
    if answer == "no" and _not_yet(citizen, said):
        return False
    if citizen.intent == {"yes": "affirm", "no": "deny"}[answer]:
        return True
    if answer == "no" and " ".join(said) == citizen.prompt("danger_nobody"):
        return True
    return first_words_say(citizen, answer)


def _not_yet(citizen: Citizen, said: list[str]) -> bool:
    line = f" {' '.join(said)} "
    return any(f" {later} " in line for later in citizen.prompt("danger_not_yet").split(", "))


def wants_something_else(citizen: Citizen) -> bool:
    """Say whether a turn clearly asks for something that is no danger."""
    return citizen.clear_intent in OTHER_BUSINESS


def says_neither(citizen: Citizen) -> bool:
    """Say whether a turn plainly speaks of something else than danger, without a yes or a no.

    A name, a number, a place, "why?", "just a moment". Whatever else may be a cry for help, "I do
    not know" too.
    """
    first = re.findall(r"\w+", citizen.words.casefold())[:1]
    asks_why = bool(set(first) & set(citizen.prompt("danger_why_words").split()))
    only_marks = bool(MARKS_AND_NUMBERS.fullmatch(citizen.words.strip()))
    beside = citizen.intent in BESIDE_IT or names_a_place_or_time(citizen) or _waits(citizen)
    beside = beside or speaks_calmly_of_something_else(citizen)
    return citizen.intent not in ("affirm", "report_urgent") and (asks_why or only_marks or beside)


def speaks_calmly_of_something_else(citizen: Citizen) -> bool:
    """Say whether a turn is a sentence in which hardly anything sounds like danger.

    A word or two may be a yes in other words, and "I do not know" is no no.
    """
    answers = citizen.intent in ("affirm", "deny", "report_urgent", "unsure_danger")
    if answers or any(first_words_say(citizen, answer) for answer in ("yes", "no")):
        return False
    said = (citizen.words, citizen.language, citizen.data_dir)
    long = len(citizen.words.split()) >= A_SENTENCE
    return long and citizen.danger_share < FAINT and not asides.asks("refusal", *said)


def _waits(citizen: Citizen) -> bool:
    """Say whether somebody asks for a moment: the question is asked once more, and no alarm yet."""
    said = (citizen.words, citizen.language, citizen.data_dir)
    return citizen.intent != "report_urgent" and asides.opens_with("wait", *said)


def names_a_place_or_time(citizen: Citizen) -> bool:
    """Say whether a turn answers the question that was interrupted; "I do not know" does not."""
    named = citizen.places() or citizen.entity("service") or citizen.entity("starts_at")
    return citizen.intent == "inform" and bool(named)


def would_meet(citizen: Citizen) -> bool:
    """Say whether what is asked for brings an address or a time: who threatens is told neither."""
    return citizen.clear_intent not in TOPIC_OF_INTENT
