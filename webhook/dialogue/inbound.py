"""What a citizen's input becomes: a command, contact data, or redacted words."""

import re
from dataclasses import dataclass, field, replace

from intake import contact_answers
from intake.contact_wishes import ContactWish
from intake.conversations import Conversation
from intake.municipalities import Municipality
from intake.privacy import redact
from intake.recognition import asides, contact_wish
from intake.recognition.neutralise import neutralise
from webhook.dialogue import language_switch
from webhook.wire import Command, UnknownButton

CONTACT_KINDS = ("name", "phone", "reference")
FEW_WORDS = 3
"""Fewer words beside what was asked for only introduce it: "mijn naam is", "das ist die"."""


@dataclass(frozen=True)
class TurnInput:
    """What a channel received: words, a pressed button, or a fact such as silence."""

    client_id: str
    """The sender's own id of this message: the same one twice is one turn."""
    text: str | None = None
    button: str | None = None
    command: Command | None = None


@dataclass(frozen=True)
class Said:
    """A citizen's turn, made safe."""

    shown: str
    """For the transcript: redacted, or the title of what was pressed."""
    send: Command | str | None
    """For Rasa; None where nothing readable was said."""
    contacts: dict[str, str] = field(default_factory=dict)
    """Kind and value of contact data, for `intake.contacts` only."""
    wish: ContactWish = ContactWish()
    """How the citizen wants to be reached, where this turn says so."""
    language_before: str | None = None
    """The language spoken until these words, where they changed it (`first_words`)."""
    written_in: str | None = None
    """The language of these words, where the bot does not speak it."""


def read(turn: TurnInput, conversation: Conversation, municipality: Municipality) -> Said:
    """Return what to store and what to send; raise UnknownButton."""
    if turn.command is not None:
        return _beside_a_command(turn, conversation, municipality)
    if turn.button is not None:
        return _pressed(turn.button, conversation)
    text = neutralise(turn.text or "")
    if not text:
        return Said(shown="", send=None)
    return _typed_choice(text, conversation) or _words(text, conversation, municipality)


def _beside_a_command(
    turn: TurnInput, conversation: Conversation, municipality: Municipality
) -> Said:
    """Keep the words that came with a command: they are read for danger, too."""
    assert turn.command is not None
    text = neutralise(turn.text or "")
    safe = redact(text, municipality.country, conversation.language).text if text else ""
    return Said(safe, replace(turn.command, words=safe), wish=_wish(safe, conversation))


def _wish(safe: str, conversation: Conversation, *, number_given: bool = False) -> ContactWish:
    return contact_wish.read(safe, conversation.language, number_given=number_given)


def _pressed(button: str, conversation: Conversation) -> Said:
    choice = conversation.commands.get(button)
    if choice is None:
        raise UnknownButton(button)
    return Said(shown=choice["title"], send=Command.read(choice["command"]))


def _typed_choice(text: str, conversation: Conversation) -> Said | None:
    """Read a typed title as its button, and a bare "2" as the second of the choices on offer.

    By text message choices are always numbered, whatever else is awaited.
    """
    offered = {key: one for key, one in conversation.commands.items() if one["offered"]}
    plain = text.casefold().rstrip(".!)")
    for key, choice in offered.items():
        if choice["title"].casefold() == plain:
            return _pressed(key, conversation)
    numbered = conversation.channel == "sms" or conversation.expect in ("choice", "date")
    position = int(plain) if numbered and plain.isascii() and plain.isdigit() else 0
    return (
        _pressed(list(offered)[position - 1], conversation)
        if 1 <= position <= len(offered)
        else None
    )


def _words(text: str, conversation: Conversation, municipality: Municipality) -> Said:
    if asides.asks_source(text, municipality.languages):
        # By its words: to a classifier it sounds like a place, a doubt, or a yes.
        shown = redact(text, municipality.country, conversation.language).text
        return Said(shown=shown, send=Command("source_asked"))
    kind, country = conversation.expect, municipality.country
    wished = None if kind in CONTACT_KINDS else language_switch.wished(text, municipality)
    if wished:
        return Said(shown=text, send=Command("switch_language", {"language": wished}))
    if kind in CONTACT_KINDS:
        given = contact_answers.answered(kind, text, conversation.language, country)
        if given:
            return _given(text, given, conversation, municipality)
    # A reference that was asked for and misheard is still no telephone number to hide.
    keep = ("reference",) if kind == "reference" else ()
    safe = redact(text, country, conversation.language, keep).text
    return Said(shown=safe, send=safe, wish=_wish(safe, conversation))


def _given(
    text: str, given: dict[str, str], conversation: Conversation, municipality: Municipality
) -> Said:
    """Take contact data out, and keep the words around them: danger may stand beside a name."""
    first = next(iter(given))
    around = _around(redact(text, municipality.country, conversation.language).text, given)
    wish = _wish(around, conversation, number_given="phone" in given)
    shown = around or " ".join(f"[{one}]" for one in given)
    return Said(shown, Command("contact_given", {"kind": first}, words=around), given, wish)


def _around(safe: str, given: dict[str, str]) -> str:
    """Return what was said besides what was asked for, empty where that is hardly anything."""
    for kind, value in given.items():
        for part in re.findall(r"\w+", value):
            safe = re.sub(rf"\b{re.escape(part)}\b", f"[{kind}]", safe, flags=re.IGNORECASE)
        safe = re.sub(rf"\[{kind}\](?:\W+\[{kind}\])+", f"[{kind}]", safe)
    left = re.findall(r"[^\W\d_]{2,}", re.sub(r"\[\w+\]", " ", safe))
    return safe if len(left) >= FEW_WORDS else ""
