"""A question as it is asked on the telephone: fit to be read aloud, the choices with their keys."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from intake import conversations, references
from intake.contact_answers import say_digits
from intake.conversations import Conversation, Turn
from intake.wording import languages
from intake.wording.languages import Locale
from intake.wording.texts import Texts
from webhook.channels.voice.hints import hints
from webhook.channels.voice.steps import Ask, Keys, Line
from webhook.services import Services

ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)]")
HOME = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?")
"""An address of the web that is short enough to be said: the first page of a site."""
NUMBER = re.compile(r"(?<![\w.,:-])\+?\d(?:[ ]?\d){5,}(?![\w-])")
"""Telephone and reference numbers: six digits and more, in groups. Dates, prices and times are
shorter, or have points and words between."""
MARKS = re.compile(r"[*_#<>\[\]{}|~^\\]")
LAST_KEY = 9
PHONE_CHECK = "phone_check"
"""What a conversation expects between a telephone number and the yes to it."""
ASIDE = "aside"
"""In a turn's `answers`: said beside the question, which stays the one that is asked."""
KEYS = {
    "phone": Keys(most=None, wait=8, pause=3),
    "reference": Keys(most=references.LENGTH, wait=8, pause=3),
    "digits": Keys(most=None, wait=8, pause=3),
}
"""Numbers take longer: somebody looks for the letter, or speaks in groups of digits."""


def ask(
    services: Services,
    conversation: Conversation,
    turns: Sequence[Turn],
    before: Sequence[Line] = (),
    otherwise: str = "voice_anything_else",
) -> Ask:
    """Return the question that these turns make, after the lines given; its choices come last.

    `otherwise` is the key of what is asked where they ask nothing.
    """
    said = [line(services, conversation, turn.text, turn.language) for turn in turns]
    return Ask(
        lines=(*before, *said, *_closing(services, conversation, turns, otherwise)),
        hears=locale(services, conversation),
        turn=conversation.last_seq,
        keys=KEYS.get(conversation.expect or "free", Keys()),
        hints=hints(services, conversation, [each["title"] for each in offered(conversation)]),
    )


def check(services: Services, conversation: Conversation, lines: Sequence[Line], heard: str) -> Ask:
    """Return a question for a yes or no about what was `heard`, beside the one that stays open."""
    words = services.prompt("voice_yes_words", conversation).split()[:3]
    return Ask(
        lines=tuple(lines),
        hears=locale(services, conversation),
        turn=conversation.last_seq,
        hints=(*words, *services.prompt("voice_no_words", conversation).split()[:2]),
        heard=heard,
    )


def line(
    services: Services, conversation: Conversation, text: str, language: str | None = None
) -> Line:
    """Return a text as it is said in this conversation, or in another language of the system."""
    told = language or conversation.language
    name = services.municipality(conversation).locale(told)
    folder = services.settings.data_dir
    said = sayable(
        services.filled(conversation.id, text), told, Web.of(services.texts, name), data_dir=folder
    )
    return Line(said, languages.load(folder).locale(name))


class Web(NamedTuple):
    """Words for an address of the web: what one is called, and the marks in it."""

    website: str
    dot: str
    hyphen: str

    @classmethod
    def of(cls, texts: Texts, locale: str) -> "Web":
        """Return the words of a locale."""
        keys = ("voice_website", "voice_dot", "voice_hyphen")
        return cls(*(texts.prompt(key, locale) for key in keys))

    def said(self, address: str) -> str:
        """Return a home page mark by mark ("leek dot nl"); of a longer one, what it is called."""
        home = HOME.fullmatch(address)
        if home is None:
            return self.website
        return home[1].replace(".", f" {self.dot} ").replace("-", f" {self.hyphen} ")


def sayable(text: str, language: str, web: Web, *, data_dir: Path) -> str:
    """Return a text as a voice can say it."""
    plain = MARKS.sub(" ", ADDRESS.sub(lambda found: web.said(found[0]), text))
    spoken = NUMBER.sub(
        lambda found: say_digits(_e164(found[0]), language, data_dir=data_dir), plain
    )
    return " ".join(spoken.split())


def _e164(number: str) -> str:
    return number.replace(" ", "")


def prompted(services: Services, conversation: Conversation, key: str, **values: str) -> Line:
    """Return one of the gateway's own sentences as it is said."""
    return line(services, conversation, services.prompt(key, conversation, **values))


def locale(services: Services, conversation: Conversation) -> Locale:
    """Return how this conversation speaks and hears."""
    return languages.load(services.settings.data_dir).locale(conversation.locale)


def offered(conversation: Conversation) -> list[dict[str, Any]]:
    """Return the choices on offer in the order of their keys, each with its button's `id`.

    None while a number is read back: then the keys mean yes and no.
    """
    if conversation.expect == PHONE_CHECK:
        return []
    found = [{"id": id_, **one} for id_, one in conversation.commands.items() if one["offered"]]
    return found[:LAST_KEY]


def last_asked(session: Session, conversation: Conversation) -> list[Turn]:
    """Return the turns that asked what is still open: the last question and what came before it."""
    said = [
        turn
        for turn in conversations.transcript(session, conversation.id)
        if turn.sender == "bot" and turn.answers != ASIDE
    ]
    return [turn for turn in said if turn.answers == said[-1].answers] if said else []


def _closing(
    services: Services, conversation: Conversation, turns: Sequence[Turn], otherwise: str
) -> list[Line]:
    """Say the keys of the choices; where nothing was asked, ask what else there is.

    A question may be followed by a hint: "What is it about? Say it in a few words."
    """
    choices = offered(conversation)
    if _is_yes_or_no(choices):
        return [prompted(services, conversation, "voice_yes_no")]
    if choices:
        return [
            _choice(services, conversation, key, choice)
            for key, choice in enumerate(choices, start=1)
        ]
    asked = conversation.expect not in (None, "free") or not turns
    if asked or "?" in turns[-1].text:
        return []
    return [prompted(services, conversation, otherwise)]


def _is_yes_or_no(choices: Sequence[dict[str, Any]]) -> bool:
    return [choice["command"]["name"] for choice in choices] == ["affirm", "deny"]


def _choice(
    services: Services, conversation: Conversation, key: int, choice: dict[str, Any]
) -> Line:
    """Offer another language in that language, everything else in this one."""
    command = choice["command"]
    if command["name"] == "switch_language":
        language = str(command["entities"]["language"])
        name = services.municipality(conversation).locale(language)
        words = services.texts.prompt("voice_language", name, digit=str(key))
        return line(services, conversation, words, language)
    title = choice["title"].rstrip(" .?!")
    words = "voice_press" if key == 1 else "voice_press_next"
    return prompted(services, conversation, words, digit=str(key), title=title)
