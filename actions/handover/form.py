"""The form of a handover: what it is about, and how the citizen is reached."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.forms import Form, contact_given, lacks_mobile
from actions.handover.case import SUBJECT_UNKNOWN, open_case
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.recognition import asides

LEAVING = frozenset(
    {"stop_dialogue", "report_urgent", "unsure_danger", "goodbye", "switch_language", "ask_repeat"}
)
"""What is no subject, even where a subject was asked."""


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
            given = _reachable(citizen) if kind == "phone" else contact_given(citizen, kind)
            refused = asked == slot and _refuses(citizen)
            # A number that was refused may come all the same, with the name.
            missing = citizen.slot(slot) is None or (given and citizen.slot(slot) is False)
            if missing and (given is not None or refused):
                filled[slot] = bool(given)
        if _told_number(citizen) and citizen.slot("mobile_asked") is None and lacks_mobile(citizen):
            filled["mobile_asked"] = True
        if "handover_subject" in filled and citizen.slot("case_begun"):
            # Kept at once: who leaves now has said what it is about.
            open_case(citizen.knowing(**filled), reason(citizen), begun=True)
        return filled


def reason(citizen: Citizen) -> str:
    """Return why a person is wanted, as the case says it."""
    return str(citizen.slot("handover_reason") or "person_wanted")


def _refuses(citizen: Citizen) -> bool:
    """Say whether no number or name is to be had, also in other words than no.

    Who tells of a matter ("my passport is lost") refuses nothing.
    """
    if citizen.intent in ("deny", "goodbye"):
        return True
    said = (citizen.text, citizen.language, citizen.data_dir)
    return asides.asks("refusal", *said) and not _names_a_matter(citizen)


def _reachable(citizen: Citizen) -> bool | None:
    """Return what `contact_given` does; of a landline that no text message reaches, only the second
    counts."""
    given = contact_given(citizen, "phone")
    asked_twice = _told_number(citizen) and citizen.slot("mobile_asked")
    return None if given and lacks_mobile(citizen) and not asked_twice else given


def _told_number(citizen: Citizen) -> bool:
    return citizen.intent == "contact_given" and citizen.entity("kind") == "phone"


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
