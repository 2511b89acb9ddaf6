"""Doubt and misunderstanding: asked which was meant, offered choices, and at last a person."""

from pathlib import Path

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import (
    appointments,
    directives,
    disagreement,
    handover,
    information,
    offers,
    repetition,
)
from actions.answerers import first_answer
from actions.forms import LEFT
from actions.handover import escalation, give_up_asking, to_a_person
from actions.information import follow_ups, notices, other_municipality, topics
from actions.turn_context import ASKED_SITUATION, Citizen, button
from intake import asides

MISSES_BEFORE_CHOICES = 1
MISSES_BEFORE_A_PERSON = 2
"""Misses before this one: two in a row bring choices, three a person (decision 4)."""
UNSPEAKABLE = frozenset(
    {"out_of_scope", "inform", "affirm", "deny", "greet", "goodbye", "thank", "stop_dialogue"}
)
"""Readings that make a silly question ("do you mean hello?")."""
UNREAD = frozenset({"unsure_offer", "inform"})
"""What comes here with no reading that makes sense by itself."""
VAGUE = "ask_other_municipal"
"""A reading that says nothing by itself ("do you mean something else?")."""
NO_BOOKING = frozenset({"deny", "cancel_appointment", "stop_dialogue", "goodbye"})
"""Readings that all break a booking off: which of them was meant need not be asked."""


class ActionClarify(Action):
    """Asks which of two readings was meant; one that nobody would name is not offered."""

    def name(self) -> str:
        return "action_clarify"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        told = _told_anyway(citizen, dispatcher)
        if told is not None:
            return told
        named = [intent for intent in citizen.readings[:2] if intent not in UNSPEAKABLE]
        asked_enough = repetition.before(citizen, repetition.DOUBT) >= repetition.TWICE
        if not named or named == [VAGUE] or asked_enough:
            return not_understood(citizen, dispatcher)
        said = [citizen.prompt(f"reading_{intent}") for intent in named]
        directives.expect(dispatcher, "choice")
        dispatcher.utter_message(
            response="utter_clarify" if len(said) == 2 else "utter_clarify_one",
            first=said[0],
            second=said[-1],
            buttons=_readings(citizen, named),
        )
        return [repetition.counted(citizen, repetition.DOUBT)]


class ActionHelp(Action):
    """Says what can be asked here, unless what was asked is something that an editor answered."""

    def name(self) -> str:
        return "action_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        told = _told_anyway(citizen, dispatcher)
        return escalation.ask(citizen, dispatcher, "utter_help") if told is None else told


class ActionOutOfScope(Action):
    """Declines; whoever is declined again and again is offered a person."""

    def name(self) -> str:
        return "action_out_of_scope"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        told = _told_anyway(citizen, dispatcher)
        if told is not None:
            directives.understood(dispatcher, True)
            return told
        if citizen.misses >= MISSES_BEFORE_CHOICES:
            return not_understood(citizen, dispatcher)
        directives.understood(dispatcher, False)
        dispatcher.utter_message(response="utter_out_of_scope")
        return []


class ActionNotUnderstood(Action):
    def name(self) -> str:
        return "action_not_understood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return not_understood(Citizen(tracker), dispatcher)


def not_understood(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask once more in other words; then offer choices; then a person."""
    told = _told_anyway(citizen, dispatcher)
    if told is not None:
        directives.understood(dispatcher, True)
        return told
    directives.understood(dispatcher, False)
    doubts = repetition.before(citizen, repetition.DOUBT)
    if citizen.misses >= MISSES_BEFORE_A_PERSON or doubts > repetition.TWICE:
        return to_a_person(citizen, dispatcher)
    if citizen.misses >= MISSES_BEFORE_CHOICES or doubts == repetition.TWICE:
        directives.expect(dispatcher, "choice")
        dispatcher.utter_message(response="utter_choices", buttons=_choices(citizen))
    else:
        dispatcher.utter_message(response="utter_not_understood")
    return [repetition.counted(citizen, repetition.DOUBT)]


def _told_anyway(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer words that fit no intent but mean something here; None where they do not.

    An answer to "which situation?", a question of entitlement, a place elsewhere, what the profile
    has a sentence about, or a question about what was just spoken of.
    """
    if citizen.slot("offer") == ASKED_SITUATION and citizen.situation():
        return topics.answer(citizen, dispatcher)
    answered = first_answer(citizen, dispatcher, "person")
    if answered is not None:
        return answered
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    if notices.named(citizen):
        return notices.tell(citizen, dispatcher)
    if follow_ups.asked(citizen):
        return follow_ups.tell(citizen, dispatcher)
    told = information.told_next(citizen, dispatcher)
    if told is None:
        told = offers.taken_up_with_a_time(citizen)
    return told if told is not None else _what_is_wrong(citizen, dispatcher)


def _what_is_wrong(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Hear that something is not right; what is, once that was asked, may be said in any words.

    Words that make sense otherwise ("my passport has the wrong name") are asked about as those.
    """
    if disagreement.just_asked(citizen) and citizen.text:
        return disagreement.passed_on(citizen, dispatcher)
    sensible = citizen.intent not in UNREAD and citizen.readings[:1] != ["deny"]
    return None if sensible else first_answer(citizen, dispatcher, "disagreement")


class ActionNotUnderstoodInForm(Action):
    def name(self) -> str:
        return "action_not_understood_in_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        left = appointments.left_for_a_matter(citizen, dispatcher)
        if left is not None:
            directives.understood(dispatcher, True)
            return left
        if notices.named(citizen):
            directives.understood(dispatcher, True)
            return [notices.say(citizen, dispatcher)]
        if follow_ups.asked(citizen):
            directives.understood(dispatcher, True)
            return follow_ups.tell(citizen, dispatcher)
        if citizen.form == "appointment_form" and _leaves(citizen):
            directives.understood(dispatcher, True)
            return [*LEFT, *appointments.stop(citizen, dispatcher), FollowupAction("action_listen")]
        if citizen.form == "reference_form" and asides.asks("refusal", *_said(citizen)):
            directives.understood(dispatcher, True)
            return [*LEFT, *handover.begun(citizen, dispatcher), FollowupAction("handover_form")]
        directives.understood(dispatcher, False)
        if _tried(citizen) >= MISSES_BEFORE_A_PERSON:
            return _give_up(citizen, dispatcher)
        phone = citizen.slot("requested_slot") == "phone_given"
        missed = "utter_phone_not_understood" if phone else "utter_not_understood_in_form"
        dispatcher.utter_message(response=missed)
        return [repetition.counted(citizen, repetition.IN_A_FORM)]


def led_nowhere(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Let the form ask its question again; the third time in a row a person takes over.

    "Thank you", "what was that?" and their like are no misses, but they lead nowhere either.
    """
    if _tried(citizen) >= repetition.TWICE:
        return _give_up(citizen, dispatcher)
    return [repetition.counted(citizen, repetition.IN_A_FORM)]


def _tried(citizen: Citizen) -> int:
    """Return how many turns in a row led nowhere in this form, misunderstood or not."""
    return max(citizen.misses, repetition.before(citizen, repetition.IN_A_FORM))


def _said(citizen: Citizen) -> tuple[str, str, Path]:
    return citizen.text, citizen.language, citizen.data_dir


def _give_up(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    if citizen.form == "handover_form":
        return give_up_asking(citizen)
    return [*LEFT, *to_a_person(citizen, dispatcher)]


class ActionInsist(Action):
    """Asks nothing more of who wants a person now and can be reached; else asks again."""

    def name(self) -> str:
        return "action_insist"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        if citizen.slot("phone_given"):
            return give_up_asking(citizen)
        return led_nowhere(citizen, dispatcher)


class ActionDefaultFallback(ActionNotUnderstood):
    """Every intent has a rule; this is the net under them, and it never reverts a turn.

    No rule follows it either: unless told to listen, Rasa would fall back ten times in a row.
    """

    def name(self) -> str:
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        events = not_understood(Citizen(tracker), dispatcher)
        led_on = any(event["event"] == "followup" for event in events)
        return events if led_on else [*events, FollowupAction("action_listen")]


def _leaves(citizen: Citizen) -> bool:
    return bool(citizen.readings) and NO_BOOKING.issuperset(citizen.readings[:2])


def _readings(citizen: Citizen, named: list[str]) -> list[dict[str, object]]:
    entities = {
        name: citizen.entity(name) for name in ("service", "office") if citizen.entity(name)
    }
    # One reading is a question of yes or no; two are told apart by their names.
    titles = (
        [_title(citizen, i) for i in named] if len(named) > 1 else [citizen.prompt("press_yes")]
    )
    offered = [button(t, i, **entities) for t, i in zip(titles, named, strict=True)]
    return [*offered, citizen.press("none_of_these", "unsure_offer")]


def _choices(citizen: Citizen) -> list[dict[str, object]]:
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
    return reading[:1].upper() + reading[1:]
