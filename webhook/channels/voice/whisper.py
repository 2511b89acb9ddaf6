"""What a colleague hears before a caller is put through: enough to take the call, and no more."""

from dataclasses import replace

from sqlalchemy.orm import Session

from intake import cases, contact_wishes, references
from intake.conversations import Conversation
from intake.wording import languages
from intake.wording.service_names import ServiceNames
from intake.wording.texts import Texts
from webhook.channels.voice.prompt import Web, sayable
from webhook.channels.voice.steps import HangUp, Line, Situation, Whisper
from webhook.services import Services

TAKE = "1"
"""The key by which a person takes a call; a mailbox presses none."""
REFUSE = "2"


def whispered(services: Services, session: Session, conversation: Conversation) -> Situation:
    """Return what the colleague hears: reference, matter, language and contact wish.

    In the municipality's own language, without the caller's name, number or words: whoever has
    picked up is not known yet. Nothing is said of a call that is over.
    """
    case = cases.for_conversation(session, conversation.id)
    if case is None or conversation.ended_at is not None:
        return HangUp(())
    say = _Clerk(services, conversation)
    lines = [
        say("voice_whisper", reference=references.spaced(case.reference)),
        *([say(f"summary_danger_{case.danger}") + "."] if case.danger else []),
        say("voice_whisper_matter", matter=say.matter(case)),
        *say.language(),
        *say.wish(session),
        say("voice_whisper_keys"),
    ]
    said = tuple(say.line(each) for each in lines)
    return Whisper(said, conversation.thread or "", conversation.last_seq)


def answered(
    services: Services,
    session: Session,
    conversation: Conversation,
    digits: str,
    turn: int,
    *,
    again: bool,
) -> Situation | None:
    """Take the key that was pressed; None where the call was taken, and the two may speak.

    Without an answer everything is said once more, then this telephone is given up.
    """
    if digits == TAKE:
        return None if _taken(services, session, conversation, turn) else HangUp(())
    if digits == REFUSE or again:
        return HangUp(())
    told = whispered(services, session, conversation)
    return replace(told, again=True) if isinstance(told, Whisper) else told


def _taken(services: Services, session: Session, conversation: Conversation, turn: int) -> bool:
    case = cases.for_conversation(session, conversation.id)
    if case is None or conversation.ended_at is not None:
        return False
    cases.accepted(session, case.reference, turn, services.now(conversation))
    return True


class _Clerk:
    """Speaks to a colleague in the municipality's own language."""

    def __init__(self, services: Services, conversation: Conversation) -> None:
        self._services, self._conversation = services, conversation
        profile = services.municipality(conversation)
        self._language = profile.languages[0]
        self._folder = services.settings.data_dir
        self._locale = languages.load(self._folder).locale(profile.locale(self._language))
        self._desk = Texts(self._folder, "desk")

    def __call__(self, key: str, **values: str) -> str:
        return self._services.texts.prompt(key, self._locale.name, **values)

    def line(self, text: str) -> Line:
        web = Web.of(self._services.texts, self._locale.name)
        return Line(sayable(text, self._language, web, data_dir=self._folder), self._locale)

    def matter(self, case: cases.Case) -> str:
        if case.service:
            return ServiceNames(self._folder).name(case.service, self._locale.name)
        return self._desk.prompt(f"topic_{case.topic}", self._locale.name)

    def language(self) -> list[str]:
        spoken = self._conversation.language
        if spoken == self._language:
            return []
        name = self._desk.prompt(f"language_{spoken}", self._locale.name)
        return [self("voice_whisper_language", language=name)]

    def wish(self, session: Session) -> list[str]:
        wish = contact_wishes.of(session, self._conversation.id)
        keys = [*(["no_call"] if wish.no_call else []), *([wish.how] if wish.how else [])]
        keys += ["interpreter"] if wish.interpreter else []
        return [self._desk.prompt(f"wish_{key}", self._locale.name) + "." for key in keys]
