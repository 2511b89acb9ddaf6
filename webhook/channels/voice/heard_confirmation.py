"""Words that the recogniser is not sure of are said back before anything is done with them."""

from functools import lru_cache
from pathlib import Path

import yaml
from sqlalchemy.orm import Session

from intake import contact_answers, conversations
from intake.contacts import Unreadable, seal, unseal
from intake.conversations import Conversation
from intake.privacy import redact
from intake.recognition import danger
from webhook.channels.voice import prompt
from webhook.channels.voice.gather import Heard
from webhook.channels.voice.phone_confirmation import yes_or_no
from webhook.channels.voice.prompt import PHONE_CHECK
from webhook.channels.voice.steps import Ask
from webhook.dialogue.inbound import CONTACT_KINDS
from webhook.services import Services


def is_doubtful(services: Services, conversation: Conversation, heard: Heard) -> bool:
    """Say whether what was heard has to be said back first.

    Not where it may be danger, which is answered at once, and not a name or a number that was
    asked for: those are said back anyway.
    """
    folder, language = services.settings.data_dir, conversation.language
    if heard.digits or not heard.words.strip() or heard.confidence >= floor(folder):
        return False
    if danger.kind_in(heard.words, language, folder):
        return False
    return not _is_given(services, conversation, heard.words)


def settled(
    services: Services, conversation: Conversation, heard: Heard, earlier: str
) -> Heard | None:
    """Return what counts after "did you say …?": a yes makes the earlier words sure.

    None for a no; anything else is an answer by itself.
    """
    answer = yes_or_no(services, conversation, heard.digits or heard.words)
    few = len(heard.words.split()) <= len("ja dat klopt".split())
    if answer is None or not few:
        return heard
    return Heard(words=earlier) if answer else None


def ask(services: Services, session: Session, conversation: Conversation, words: str) -> Ask:
    """Say the words back and ask whether they were said; the question itself stays open.

    Nothing is kept of them: they come back, sealed, with the answer.
    """
    country = services.municipality(conversation).country
    folder, language = services.settings.data_dir, conversation.language
    safe = redact(words, country, language, data_dir=folder).text
    text, now = services.prompt("voice_heard", conversation, words=safe), services.now(conversation)
    conversations.add_turn(session, conversation, "bot", text, now=now, answers=prompt.ASIDE)
    said = prompt.prompted(services, conversation, "voice_heard", words=words.rstrip(" .?!"))
    keys = prompt.prompted(services, conversation, "voice_yes_no")
    return prompt.check(services, conversation, (said, keys), sealed(services, words))


def sealed(services: Services, words: str) -> str:
    """Return words as they may stand in an address: only this installation reads them."""
    return seal(services.settings.data_key, words)


def opened(services: Services, token: str) -> str:
    """Return the words that were sealed; empty where there are none, or not by us."""
    try:
        return unseal(services.settings.data_key, token) if token else ""
    except Unreadable:
        return ""


@lru_cache(maxsize=4)
def floor(data_dir: Path) -> float:
    """Return from which confidence on words count as heard; read once a process."""
    raw = yaml.load((data_dir / "thresholds.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return float(raw["heard"]["sure"])


def _is_given(services: Services, conversation: Conversation, words: str) -> bool:
    """Say whether the words are the name or number that is asked for, or a yes to a number."""
    kind = conversation.expect or ""
    if kind == PHONE_CHECK:
        return True
    country, folder = services.municipality(conversation).country, services.settings.data_dir
    return kind in CONTACT_KINDS and bool(
        contact_answers.answered(kind, words, conversation.language, country, data_dir=folder)
    )
