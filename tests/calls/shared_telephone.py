"""A telephone that several people use, and what runs under its number for one of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import cases, conversations, references
from intake.appointments import Slot
from intake.cases import CaseDraft
from intake.contact_answers import say_digits
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.proof import origin
from intake.returning import broken_off
from webhook.services import Services
from webhook.simulator.chat_client import ChatError
from webhook.simulator.heard import Heard
from webhook.simulator.telephone import NotNow, Telephone
from webhook.simulator.text_message import SmsClient

AGO = timedelta(minutes=10)
DAYS = timedelta(days=20)
WRITTEN = re.compile(r"\d{4} ?\d{4}")
DIGIT = (
    "(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
    "|null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|neun)"
)
SAID = re.compile(rf"\b{DIGIT}(?:[ ,]+{DIGIT}){{7}}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Life:
    """What runs for one person under a number."""

    name: str
    service: str
    office: str
    topic: str
    department: str
    later: timedelta = DAYS
    """How long after now their appointment is looked for."""


@dataclass(frozen=True)
class Shared:
    """A telephone with its number, and what was left there before."""

    number: str
    earlier: str
    reference: str
    booking: str


def leave(services: Services, place: str, at: datetime, number: str, life: Life) -> Shared:
    """Have somebody call from this number ten minutes ago: with an appointment, a case that is
    open, and a booking that broke off."""
    profile, key = services.profiles.get(place), services.settings.data_key
    before = at - AGO
    with session_scope(services.engine) as session:
        call = _call(services, session, profile, before, number)
        ContactBook(session, key).put(call.id, "name", life.name)
        ContactBook(session, key).put(call.id, "phone", number)
        reference = references.reference_for(session, call.id)
        cases.open_case(session, _draft(call, reference, life), before)
        chosen = {"purpose": "book", "service": life.service, "office": life.office}
        broken_off.keep(session, call.id, chosen, before)
        slot = _free(services, profile, before, life)
        booked = services.appointments(profile).within(session)
        made = booked.book(slot, reference, before, call.id)
    return Shared(number, call.id, reference, made.id)


def standing(services: Services, place: str, shared: Shared) -> tuple[object, ...]:
    """Return all that must be as it was: the appointment, the case, and what is known of both."""
    profile = services.profiles.get(place)
    with read_scope(services.engine) as session:
        case = cases.get(session, shared.reference)
        bookings = services.appointments(profile).within(session).look_up(shared.reference)
        known = ContactBook(session, services.settings.data_key).all(shared.earlier)
        left = broken_off.of(session, shared.earlier, case.opened_at)
        return bookings, case.version, case.status, case.summary, known, left


class Somebody:
    """Somebody else who holds that telephone, in calls and text messages."""

    def __init__(
        self, services: Services, url: str, place: str, at: datetime, shared: Shared
    ) -> None:
        self._services, self._url, self._place, self._at = services, url, place, at
        self._shared = shared
        self._talk: Telephone | SmsClient | None = None

    def tries(self, lines: Iterable[str]) -> list[str]:
        """Say or do these lines one after the other; return all that is heard. What cannot be said
        any more, since the call is over, is left."""
        heard: list[str] = []
        for line in lines:
            try:
                heard += [one.text for one in self._act(line)]
            except NotNow:
                break
        return heard

    def _act(self, line: str) -> list[Heard]:
        if line == "<text message>":
            client = SmsClient(self._url, self._services, self._at, self._shared.number)
            client.open(self._place, "")
            self._talk = client
            return []
        begun = self._begun()
        if line == "<hang up>":
            talk, self._talk = self._talk, None
            assert isinstance(talk, Telephone)
            return begun + talk.hang_up()
        return begun + self._answer(line)

    def _begun(self) -> list[Heard]:
        if self._talk is not None:
            return []
        phone = Telephone(self._url, self._services, self._at, self._shared.number)
        self._talk = phone
        return phone.open(self._place, "")

    def _answer(self, line: str) -> list[Heard]:
        talk, act = self._talk, re.fullmatch(r"<(.+)>", line)
        assert talk is not None
        said = {"number": self._shared.number, "reference": self._shared.reference}
        if act is None or act[1] in said:
            return talk.say(said[act[1]] if act else line)
        if not isinstance(talk, Telephone):
            raise ChatError(f"no text message is {line}")
        return talk.silence() if act[1] == "silence" else talk.press(act[1])


def in_clear(services: Services, language: str, shared: Shared, life: Life) -> list[str]:
    """Return what must never be heard: name and reference, as they are written and said."""
    folder, spaced = services.settings.data_dir, references.spaced(shared.reference)
    return [life.name, spaced, say_digits(spaced, language, data_dir=folder)]


def masked(heard: Iterable[str]) -> list[str]:
    """Leave out numbers of eight digits, written or said: each telephone is given its own."""
    return [SAID.sub("<reference>", WRITTEN.sub("<reference>", text)) for text in heard]


def _call(
    services: Services, session: Session, profile: Municipality, at: datetime, number: str
) -> Conversation:
    language = profile.languages[0]
    return conversations.open_conversation(
        session,
        municipality=profile.id,
        channel="voice",
        language=language,
        locale=profile.locale(language),
        now=at,
        clock_offset=services.offset_for(at),
        origin=origin.of_number(services.settings.data_key, number),
    )


def _draft(call: Conversation, reference: str, life: Life) -> CaseDraft:
    return CaseDraft(
        conversation_id=call.id,
        reference=reference,
        municipality=call.municipality,
        department=life.department,
        topic=life.topic,
        service=life.service,
        intent=None,
        language=call.language,
        channel="voice",
        summary=f"{life.service}.",
        reason="person_wanted",
    )


def _free(services: Services, profile: Municipality, at: datetime, life: Life) -> Slot:
    place, start = f"{profile.id}/{life.office}", at + life.later
    backend = services.appointments(profile)
    [slot] = backend.free_slots(place, life.service, start, start + DAYS, 1, start)
    return slot
