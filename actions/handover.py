"""Handing over to a person: what it is about, how they reach the citizen, and the case."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives, programme_told
from actions.case_writing import (
    PROGRAMME_INTEREST,
    SUBJECT_UNKNOWN,
    begin_case,
    open_case,
    opening_words,
    programme_service,
)
from actions.forms import Form, contact_given, known_contacts
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake import asides, references
from intake.cases import Case

LONG_FOR_A_WISH = 12
"""Words after which a wish for a person says what it is about: the polite form alone takes ten."""
LONG_ENOUGH = 6
"""Words after which a complaint says by itself what it is about."""
LEAVING = frozenset(
    {"stop_dialogue", "report_urgent", "unsure_danger", "goodbye", "switch_language", "ask_repeat"}
)
"""What is no subject, even where a subject was asked."""
WITHOUT_REFERENCE = frozenset({"change", "cancel", "check", "status"})
"""In the slot `purpose`: what was wanted of an appointment or application whose number is lost;
each has a prompt `summary_<purpose>`."""
OF_A_HANDOVER = (
    *("handover_reason", "handover_subject", "phone_given", "name_given", "offer", "case_begun"),
)
"""Slots that one handover fills."""
REASONS = {"make_complaint": "complaint", "speak_to_human": "person_wanted"}


class ActionStartHandover(Action):
    def name(self) -> str:
        return "action_start_handover"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return begun(Citizen(tracker), dispatcher)


def begun(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Return what is known of a handover as it begins; a complaint is told that it was heard."""
    reason = REASONS.get(citizen.intent, "person_wanted")
    subject = _subject(citizen)
    if reason == "complaint" and subject:
        dispatcher.utter_message(response="utter_complaint_heard")
    service = citizen.entity("service") or citizen.slot("service")
    topic = citizen.topic() or citizen.slot("topic")
    return begin(citizen, reason, subject, service=service, topic=topic)


def begin(
    citizen: Citizen, reason: str, subject: str | None, **about: str | None
) -> list[EventType]:
    """Open the case that is promised now, and return what the form begins with.

    Whoever closes the page while we ask for a number has left a case all the same.
    """
    slots = {"handover_reason": reason, "handover_subject": subject, **about}
    opened = begin_case(citizen.knowing(**slots), reason)
    return [
        *(SlotSet(name, value) for name, value in slots.items()),
        SlotSet("case_begun", opened or citizen.slot("case_begun")),
        SlotSet("offer", None),
        *known_contacts(citizen),
    ]


def to_a_person(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that a person will help, open the case, and ask how they reach the citizen."""
    dispatcher.utter_message(response="utter_third_miss")
    slots = begin(citizen, "not_understood", _lost(citizen) or SUBJECT_UNKNOWN)
    return [*slots, FollowupAction("handover_form")]


def give_up_asking(citizen: Citizen) -> list[EventType]:
    """Open the case with what is known, rather than ask a fourth time."""
    unknown = {"handover_subject": SUBJECT_UNKNOWN, "phone_given": False, "name_given": False}
    return [SlotSet(name, value) for name, value in unknown.items() if citizen.slot(name) is None]


def _lost(citizen: Citizen) -> str | None:
    """Return for a clerk what was wanted of an appointment or matter whose number is not there."""
    purpose = citizen.slot("purpose")
    if purpose not in WITHOUT_REFERENCE or citizen.slot("reference_given"):
        return None
    return citizen.staff_prompt(f"summary_{purpose}")


def _subject(citizen: Citizen) -> str | None:
    """Return what it is about, where this turn or the conversation already says so."""
    told = citizen.entity("service")
    enough = LONG_ENOUGH if citizen.intent == "make_complaint" else LONG_FOR_A_WISH
    if told or len(citizen.text.split()) >= enough:
        return citizen.text or str(told)
    if citizen.intent == "make_complaint":
        return None
    known = _lost(citizen) or citizen.slot("service") or citizen.slot("topic")
    return str(known) if known else None


class ValidateHandoverForm(Form):
    def name(self) -> str:
        return "validate_handover_form"

    def answers(self, citizen: Citizen) -> bool:
        """Take a complaint as the answer to "what happened?", though it sounds like a new one, and
        a goodbye as "without a name" where we can call back: what was promised is not dropped."""
        if citizen.intent == "goodbye":
            return _can_be_called(citizen)
        asked = citizen.slot("requested_slot") == "handover_subject"
        return asked and citizen.intent not in LEAVING and bool(citizen.text)

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take what it is about, a telephone number and a name; each may be refused."""
        asked = citizen.slot("requested_slot")
        filled: dict[str, Any] = {}
        if citizen.text and asked == "handover_subject":
            filled |= _told_subject(citizen, citizen.text)
        elif citizen.text and asked and _names_a_matter(citizen):
            filled |= _told_subject(citizen, _added(citizen))
        for kind, slot in (("phone", "phone_given"), ("name", "name_given")):
            given = contact_given(citizen, kind)
            refused = asked == slot and _refuses(citizen)
            # A number that was refused may come all the same, with the name.
            missing = citizen.slot(slot) is None or (given and citizen.slot(slot) is False)
            if missing and (given is not None or refused):
                filled[slot] = bool(given)
        if "handover_subject" in filled and citizen.slot("case_begun"):
            # Kept at once: who leaves now has said what it is about.
            open_case(citizen.knowing(**filled), _reason(citizen), begun=True)
        return filled


def _reason(citizen: Citizen) -> str:
    return str(citizen.slot("handover_reason") or "person_wanted")


def _refuses(citizen: Citizen) -> bool:
    """Say whether no number or name is to be had, also in other words than no.

    Who tells of a matter ("my passport is lost") refuses nothing.
    """
    if citizen.intent in ("deny", "goodbye"):
        return True
    said = (citizen.text, citizen.language, citizen.data_dir)
    return asides.asks("refusal", *said) and not _names_a_matter(citizen)


def _can_be_called(citizen: Citizen) -> bool:
    return citizen.slot("requested_slot") == "name_given" and bool(citizen.slot("phone_given"))


def _names_a_matter(citizen: Citizen) -> bool:
    """Say whether words that answer another question clearly tell what it is about."""
    return bool(citizen.entity("service")) or citizen.intent in TOPIC_OF_INTENT


def _added(citizen: Citizen) -> str:
    """Return what was told before and now; a bare service or topic gives way to words."""
    told = citizen.slot("handover_subject")
    bare = (None, citizen.slot("service"), citizen.slot("topic"), SUBJECT_UNKNOWN)
    return citizen.text if told in bare else f"{told}; {citizen.text}"


def _told_subject(citizen: Citizen, words: str) -> dict[str, Any]:
    filled = {"handover_subject": words}
    if citizen.entity("service"):
        filled["service"] = citizen.entity("service")
    topic = citizen.topic()
    return {**filled, "topic": topic} if topic else filled


class AskSubject(Action):
    def name(self) -> str:
        return "action_ask_handover_form_handover_subject"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        complaint = citizen.slot("handover_reason") == "complaint"
        directives.expect(dispatcher, "free")
        dispatcher.utter_message(
            response="utter_ask_complaint" if complaint else "utter_ask_subject"
        )
        return []


class AskPhone(Action):
    def name(self) -> str:
        return "action_ask_handover_form_phone_given"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        directives.expect(dispatcher, "phone")
        buttons = [citizen.press("press_rather_not", "deny", kind="phone")]
        if citizen.wish.how == "text":
            # Somebody who wants no call is not asked where to call them.
            dispatcher.utter_message(text=citizen.prompt("ask_phone_for_text"), buttons=buttons)
        else:
            dispatcher.utter_message(response="utter_ask_phone", buttons=buttons)
        return []


class AskNameForCase(Action):
    def name(self) -> str:
        return "action_ask_handover_form_name_given"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        directives.expect(dispatcher, "name")
        dispatcher.utter_message(
            response="utter_ask_name_for_case",
            buttons=[citizen.press("press_rather_not", "deny", kind="name")],
        )
        return []


class ActionOpenCase(Action):
    def name(self) -> str:
        return "action_open_case"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        case = open_case(citizen, _reason(citizen))
        _say_opened(citizen, dispatcher, case)
        directives.handover(
            dispatcher, department=case.department, reference=case.reference, wants=case.wants
        )
        directives.task_closed(dispatcher)
        return closed()


def _say_opened(citizen: Citizen, dispatcher: CollectingDispatcher, case: Case) -> None:
    if case.reason == PROGRAMME_INTEREST and programme_service(citizen):
        programme_told.recorded(citizen, case, dispatcher)
        return
    dispatcher.utter_message(
        response="utter_transfer" if case.wants == "transfer" else "utter_case_opened",
        department=citizen.office_name(case.department),
        reference=references.spaced(case.reference),
        callback=opening_words(citizen, case.department),
    )


def closed() -> list[EventType]:
    """Return events that forget one handover."""
    return [SlotSet(name, None) for name in OF_A_HANDOVER]
