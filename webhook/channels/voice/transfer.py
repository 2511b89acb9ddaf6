"""From the computer to a person: put through in a department's hours, else a promise to call."""

from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references
from intake.advice.reaching import call_back_words, transfer_number
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.spoken import OFFICE_HOURS, say_moment
from webhook.channels.voice import prompt
from webhook.channels.voice.steps import HangUp, Line, PutThrough, Situation
from webhook.dialogue import telemetry
from webhook.dialogue.fallback import draft, endangered
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services
from webhook.wire import Message, Reply

NOT_TAKEN = "not-taken"
"""Somebody or something picked up, and nobody took the call: a mailbox, or a refusal."""
BUSY = {
    "busy": "voice_dial_busy",
    "no-answer": "voice_dial_no_answer",
    NOT_TAKEN: "voice_dial_no_answer",
}
"""DialCallStatus and what is said to it; whatever else went wrong did not work."""


def to_person(
    services: Services, session: Session, conversation: Conversation, reason: str, because: str
) -> Situation:
    """Open the call's case, or add to it, and put the caller through; else say when we call.

    `because` is the key of the sentence that comes first. The call ends with it: nobody may be
    listening, or nothing may work any more. Whoever threatened is neither put through nor promised
    a call, and nobody in danger is wished a good day.
    """
    case = _case(services, session, conversation, reason)
    threat = case.danger == "threat"
    number = None if threat else _number(services, conversation, case.department)
    key = "voice_transfer" if number else "voice_call_back"
    then = "" if threat else _told(services, session, conversation, key, case)
    told = f"{services.prompt(because, conversation)} {then}".strip()
    lines = _recorded(services, session, conversation, told)
    if number:
        return _dial(services, session, conversation, lines, number)
    conversation.ended_at = services.now(conversation)
    if case.danger:
        return HangUp(lines)
    return HangUp((*lines, prompt.prompted(services, conversation, "voice_goodbye")))


def put_through(
    services: Services,
    session: Session,
    conversation: Conversation,
    lines: tuple[Line, ...],
    department: str,
) -> PutThrough | None:
    """Return the transfer to a department, None where it does not take calls at this moment."""
    number = _number(services, conversation, department)
    return _dial(services, session, conversation, lines, number) if number else None


def outcome(session: Session, conversation: Conversation, status: str, turn: int) -> str:
    """Return how the transfer of this turn ended, by DialCallStatus and by who took the call.

    Twilio calls it "completed" when a mailbox picked up, too: of a call with a case only the key
    of a person counts (`webhook.channels.voice.whisper`).
    """
    case = cases.for_conversation(session, conversation.id)
    if case is None or status not in cases.PUT_THROUGH:
        return status
    return status if cases.was_accepted(session, case.reference, turn) else NOT_TAKEN


def after_dial(
    services: Services, session: Session, conversation: Conversation, status: str
) -> Situation:
    """Take leave of a caller who was put through; come back to one who was not.

    Whoever could not be put through hears why, keeps a case for a call back, or for the answer
    that they wished for instead, and may go on.
    """
    case = cases.for_conversation(session, conversation.id)
    now = services.now(conversation)
    if case is not None:
        waits = contact_wishes.wanted(_wish(session, conversation), "callback")
        cases.transferred(session, case.reference, status, now, waits)
    if status in cases.PUT_THROUGH:
        conversation.ended_at = now
        return HangUp((prompt.prompted(services, conversation, "voice_goodbye"),))
    what = services.prompt(BUSY.get(status, "voice_dial_failed"), conversation)
    if case is not None:
        what = _told(services, session, conversation, "voice_after_dial", case, what=what)
    reply = Reply((Message(what),))
    return prompt.ask(services, conversation, record_reply(session, conversation, reply, now))


def _dial(
    services: Services,
    session: Session,
    conversation: Conversation,
    lines: tuple[Line, ...],
    number: str,
) -> PutThrough:
    """Whoever picks up is told of the case; without one there is nothing to tell or to keep."""
    shown, turn = services.municipality(conversation).phone_number, conversation.last_seq
    case = cases.for_conversation(session, conversation.id)
    told = (conversation.thread or "") if case else ""
    return PutThrough(lines, number, caller_id=shown, turn=turn, call=told)


def _number(services: Services, conversation: Conversation, department: str) -> str | None:
    municipality = services.municipality(conversation)
    return transfer_number(municipality, department, services.now(conversation))


def _case(
    services: Services, session: Session, conversation: Conversation, reason: str
) -> cases.Case:
    """Return the call's case: the one that lies somewhere already, or a new one where all begin."""
    known = cases.for_conversation(session, conversation.id)
    if known is not None:
        return known
    new = draft(services, session, conversation, reason)
    if not new.summary:
        new = replace(new, summary=services.prompt("voice_summary_silence", conversation))
    kind = _danger_asked(conversation)
    if kind:
        new = endangered(services, conversation, new, kind)
    case = cases.open_case(session, new, services.now(conversation))
    telemetry.case_opened(services.meters, case)
    return case


def _danger_asked(conversation: Conversation) -> str | None:
    """Return the kind of danger that was asked about last: who then falls silent may be in it."""
    offered = (one["command"] for one in conversation.commands.values() if one["offered"])
    asked = (one for one in offered if one["name"] == "report_urgent")
    return next((str(one["entities"].get("danger", "other")) for one in asked), None)


def _told(
    services: Services,
    session: Session,
    conversation: Conversation,
    key: str,
    case: cases.Case,
    **values: str,
) -> str:
    municipality = services.municipality(conversation)
    place = municipality.place(case.department)
    return services.prompt(
        key,
        conversation,
        department=place.name.say(conversation.language) if place else case.department,
        reference=references.spaced(case.reference),
        callback=_call_back(services, session, conversation, case.department),
        **values,
    )


def _call_back(
    services: Services, session: Session, conversation: Conversation, department: str
) -> str:
    """Return when somebody will call, or how else they answer; without a number, that none can."""
    say = partial(_say, services, conversation)
    if wished := contact_wishes.words_of(_wish(session, conversation), say):
        return wished
    if ContactBook(session, services.settings.data_key).get(conversation.id, "phone") is None:
        return say("callback_no_number")
    municipality, now = services.municipality(conversation), services.now(conversation)
    local = now.astimezone(municipality.timezone)
    return call_back_words(
        municipality,
        department,
        now,
        say,
        lambda moment: say_moment(
            moment,
            conversation.language,
            conversation.locale,
            local,
            OFFICE_HOURS,
            data_dir=services.settings.data_dir,
        ),
    )


def _wish(session: Session, conversation: Conversation) -> ContactWish:
    return contact_wishes.of(session, conversation.id)


def _say(services: Services, conversation: Conversation, key: str, **values: str) -> str:
    return services.prompt(key, conversation, **values)


def _recorded(
    services: Services, session: Session, conversation: Conversation, text: str
) -> tuple[Line, ...]:
    reply, now = Reply((Message(text),)), services.now(conversation)
    turns = record_reply(session, conversation, reply, now)
    return tuple(prompt.line(services, conversation, turn.text) for turn in turns)
