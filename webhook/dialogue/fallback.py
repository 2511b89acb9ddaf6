"""What a citizen hears when Rasa is gone: a sentence in their language, and a case."""

from dataclasses import replace

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, help_lines, references
from intake.advice.reaching import transfer_number
from intake.cases.models import Wants
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.recognition import danger
from webhook.dialogue import telemetry
from webhook.dialogue.acts import told as acts_told
from webhook.dialogue.inbound import CONTACT_KINDS, Said
from webhook.services import Services
from webhook.wire import Message, Reply

PLACEHOLDERS = frozenset(f"[{kind}]" for kind in CONTACT_KINDS)
SUMMARY_CHARACTERS = 2_000
"""A summary is read at a glance; every word is in the transcript."""


def reply(
    services: Services, session: Session, conversation: Conversation, said: Said, turn: int
) -> Reply:
    """Tell what this turn has done all the same; else open a case, or add to it, and say so.

    What has not been done by now is not done any more. A number is asked for until one is known. A
    caller is put through where somebody is there. The transcript belongs to the conversation,
    so whatever was said before is in the case.
    """
    act = conversations.acts.give_up(session, conversation.id, turn, services.now(conversation))
    if act is not None:
        return acts_told.told(services, conversation, act)
    return _passed_on(services, session, conversation, said)


def _passed_on(
    services: Services, session: Session, conversation: Conversation, said: Said
) -> Reply:
    known = cases.for_conversation(session, conversation.id)
    new = draft(services, session, conversation, "rasa_unavailable")
    kind = danger.kind_in(said.shown, conversation.language, services.settings.data_dir)
    if kind:
        new = endangered(services, conversation, new, kind)
    case = cases.open_case(
        session, _added(new, known) if known and not kind else new, services.now(conversation)
    )
    if known is None:
        telemetry.case_opened(services.meters, case)
    if kind:
        return in_danger(services, conversation, kind, case)
    if case.wants == "transfer":
        return _put_through(services, conversation, case)
    wished = _wished(services, session, conversation)
    contacts = ContactBook(session, services.settings.data_key)
    reachable = bool(wished) or contacts.get(conversation.id, "phone") is not None
    key = _wish_key(known) if wished else _sentence(reachable, known is not None, said)
    sentence = services.prompt(
        key, conversation, reference=references.spaced(case.reference), wish=wished
    )
    return Reply(
        (Message(sentence),), ({"type": "expect", "kind": "free" if reachable else "phone"},)
    )


def _wished(services: Services, session: Session, conversation: Conversation) -> str:
    """Return how the citizen will be answered instead of by a call, empty where they left it open.

    Who wants no call, a letter, or to call again is asked for no number either.
    """
    wish = contact_wishes.of(session, conversation.id)
    return contact_wishes.words_of(wish, lambda key: services.prompt(key, conversation))


def _wish_key(known: cases.Case | None) -> str:
    return "technical_problem_wished" if known is None else "technical_problem_wished_noted"


def endangered(
    services: Services, conversation: Conversation, draft: cases.CaseDraft, kind: str
) -> cases.CaseDraft:
    """Return the draft of somebody in danger: urgent, to the department of this kind."""
    municipality, now = services.municipality(conversation), services.now(conversation)
    day = now.astimezone(municipality.timezone).date()
    lead = services.texts.prompt(
        f"summary_danger_{kind}", municipality.locale(municipality.languages[0])
    )
    return replace(
        draft,
        department=municipality.danger_department(kind, day),
        summary=f"{lead}: {draft.summary}",
        urgent=True,
        danger=kind,
        wants="callback" if draft.wants == "transfer" else draft.wants,
    )


def in_danger(services: Services, conversation: Conversation, kind: str, case: cases.Case) -> Reply:
    """Name whom to call, by plain words alone: nothing else reads while Rasa is away."""

    def say(key: str, **values: str) -> str:
        return services.prompt(key, conversation, **values)

    municipality, aloud = services.municipality(conversation), conversation.channel == "voice"
    lines = help_lines.lines_for(
        municipality.country, kind, services.now(conversation), services.settings.data_dir
    )
    named = lines if kind != "threat" else ()
    told = help_lines.sentences(named, kind, conversation.language, say, aloud=aloud)
    passed = say("danger_passed_on", reference=references.spaced(case.reference))
    words = " ".join([say(f"danger_{kind}"), *told, passed])
    return Reply((Message(words),), ({"type": "handover", "wants": case.wants, "urgent": True},))


def _put_through(services: Services, conversation: Conversation, case: cases.Case) -> Reply:
    department = services.municipality(conversation).departments[case.department]
    sentence = services.prompt(
        "technical_problem_transfer",
        conversation,
        department=department.name.say(conversation.language),
        reference=references.spaced(case.reference),
    )
    transfer = {"department": case.department, "reference": case.reference, "wants": case.wants}
    return Reply((Message(sentence),), ({"type": "handover", **transfer},))


def _sentence(reachable: bool, has_case: bool, said: Said) -> str:
    if not reachable:
        return "technical_problem_again" if has_case else "technical_problem"
    return "technical_problem_noted" if has_case or said.contacts else "technical_problem_known"


def _added(draft: cases.CaseDraft, known: cases.Case) -> cases.CaseDraft:
    """Leave the case where it lies and what it is about; the newest words join its summary."""
    words = list(dict.fromkeys([*known.summary.splitlines(), draft.summary]))
    return replace(
        draft,
        department=known.department,
        topic=known.topic,
        service=known.service,
        intent=known.intent,
        reason=known.reason,
        routing=known.routing,
        summary="\n".join(filter(None, words))[:SUMMARY_CHARACTERS],
    )


def draft(
    services: Services, session: Session, conversation: Conversation, reason: str
) -> cases.CaseDraft:
    """Return a case as the gateway writes it by itself: where all begin, with the last words."""
    municipality = services.municipality(conversation)
    department = municipality.default_department
    number = transfer_number(municipality, department, services.now(conversation))
    on_the_line = conversation.channel == "voice" and conversation.ended_at is None
    return cases.CaseDraft(
        conversation_id=conversation.id,
        reference=cases.reference_of(session, conversation.id),
        municipality=conversation.municipality,
        department=department,
        topic="other",
        service=None,
        intent=None,
        language=conversation.language,
        channel=conversation.channel,
        summary=_last_words(session, conversation),
        reason=reason,
        routing=[reason, f"default_department:{department}"],
        wants=_wants(session, conversation, on_the_line=bool(number and on_the_line)),
    )


def _wants(session: Session, conversation: Conversation, *, on_the_line: bool) -> Wants:
    """Return what they wait for: nobody is called or rung who asked not to be."""
    wish = contact_wishes.of(session, conversation.id)
    if on_the_line and not wish.no_call:
        return "transfer"
    return contact_wishes.wanted(wish, "callback")


def _last_words(session: Session, conversation: Conversation) -> str:
    """What the citizen said last that says something: a key pressed or a number given does not."""
    turns = conversations.transcript(session, conversation.id)
    said = [turn.text for turn in reversed(turns) if turn.sender == "citizen"]
    return next((words for words in said if words and words not in PLACEHOLDERS), "")
