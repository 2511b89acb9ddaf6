"""What a citizen's input becomes: a command, contact data, or redacted words."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from intake import contact_answers
from intake.contact_wishes import ContactWish
from intake.conversations import Conversation
from intake.municipalities import Municipality
from intake.privacy import Redaction, redact
from intake.recognition import asides, concerned, contact_wish, pointing
from intake.recognition.concerned import SELF, Concerned
from intake.recognition.neutralise import neutralise
from intake.wording.texts import Texts
from webhook.dialogue import language_switch
from webhook.wire import Command, UnknownButton

CONTACT_KINDS = ("name", "phone", "address", "reference", "holder")
SHOWN_AS = {"holder": "name"}
"""Which mark stands in the words for contact data of a kind that has none of its own."""
POINTED_AT = ("choice", "date")
"""What is awaited where "the second one" means a choice on offer."""
WHEN_FREE = "freed_time"
"""What a choice changes by which somebody is called when a time becomes free."""
FEW_WORDS = 3
"""Fewer words beside what was asked for only introduce it: "mijn naam is", "das ist die"."""


@dataclass(frozen=True)
class TurnInput:
    """What a channel received: words, a pressed button, or a fact such as hanging up."""

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
    unasked: dict[str, str] = field(default_factory=dict)
    """Contact data that nobody asked for: kept where nothing of its kind is known."""
    concerned: str | None = None
    """For whom these words say that it is, where they do (`intake.recognition.concerned`)."""


def read(
    turn: TurnInput,
    conversation: Conversation,
    municipality: Municipality,
    data_dir: Path,
    name: str | None = None,
) -> Said:
    """Return what to store and what to send; raise UnknownButton.

    `name` is the citizen's, where one is known: these words may mend it, and are stored without it.
    """
    reader = _Reader(conversation, municipality, data_dir, name)
    if turn.command is not None:
        return reader.beside_a_command(turn.command, neutralise(turn.text or ""))
    if turn.button is not None:
        return reader.pressed(turn.button)
    text = neutralise(turn.text or "")
    if not text:
        return Said(shown="", send=None)
    return reader.typed_choice(text) or reader.words(text)


@dataclass(frozen=True)
class _Reader:
    """Reads what is said in one conversation, by the words that lie in `data_dir`."""

    conversation: Conversation
    municipality: Municipality
    data_dir: Path
    name: str | None

    def beside_a_command(self, command: Command, text: str) -> Said:
        """Keep the words that came with a command: they are read for danger, too."""
        safe = self._redacted(text) if text else ""
        return Said(safe, replace(command, words=safe), wish=self._wish(safe))

    def pressed(self, button: str) -> Said:
        """Return what a button stands for; raise UnknownButton."""
        choice = self.conversation.commands.get(button)
        if choice is None:
            raise UnknownButton(button)
        return Said(shown=choice["title"], send=Command.read(choice["command"]))

    def typed_choice(self, text: str) -> Said | None:
        """Read a title as its button, a bare "2" or "the second one" as the second on offer.

        By text message choices are always numbered, whatever else is awaited.
        """
        conversation = self.conversation
        offered = {key: one for key, one in conversation.commands.items() if one["offered"]}
        plain = text.casefold().rstrip(".!)")
        for key, choice in offered.items():
            if choice["title"].casefold() == plain:
                return self.pressed(key)
        numbered = conversation.channel == "sms" or conversation.expect in ("choice", "date")
        position = int(plain) if numbered and plain.isascii() and plain.isdigit() else 0
        if 1 <= position <= len(offered):
            return self.pressed(list(offered)[position - 1])
        when_free = self._asks_for_what_becomes_free(text, offered)
        if when_free or conversation.expect not in POINTED_AT:
            return when_free
        return self._pointed_at(text, offered)

    def _asks_for_what_becomes_free(self, text: str, offered: dict[str, Any]) -> Said | None:
        """Read "call me when somebody cancels" as the choice that is on offer for it.

        By itself it sounds like a wish how to be reached. What stands there besides is read for
        danger.
        """
        if not asides.asks("when_free", text, self.conversation.language, self.data_dir):
            return None
        commands = [Command.read(one["command"]) for one in offered.values()]
        meant = next((one for one in commands if one.entities.get("change") == WHEN_FREE), None)
        safe = self._redacted(text)
        return Said(safe, replace(meant, words=safe)) if meant else None

    def _pointed_at(self, text: str, offered: dict[str, Any]) -> Said | None:
        """Read words that point at a choice, and hold nothing besides."""
        texts, locale = Texts(self.data_dir), self.conversation.locale
        titles = [choice["title"] for choice in offered.values()]

        def say(key: str) -> str:
            return texts.prompt(key, locale)

        if self.conversation.expect == "choice":
            place = pointing.pointed_at(text, titles, say)
        else:
            place = pointing.at_place(text, len(titles), say)
        if place is None:
            return None
        return replace(self.pressed(list(offered)[place]), shown=self._redacted(text))

    def words(self, text: str) -> Said:
        """Read what is no choice: contact data that was asked for, or anything."""
        if asides.asks_source(text, self.municipality.languages, self.data_dir):
            # By its words: to a classifier it sounds like a place, a doubt, or a yes.
            return Said(shown=self._redacted(text), send=Command("source_asked"))
        for_whom = concerned.read(text, self.conversation.language, self.data_dir)
        if for_whom and for_whom.only and not self._danger_is_asked:
            return self._told_for_whom(text, for_whom)
        kind = self.conversation.expect
        wished = None if kind in CONTACT_KINDS else self._wished_language(text)
        if wished:
            return Said(
                shown=self._redacted(text), send=Command("switch_language", {"language": wished})
            )
        if kind in CONTACT_KINDS:
            # Whom a reference was given to is told as a name is, and may be told by their number.
            language, country = self.conversation.language, self.municipality.country
            given = contact_answers.answered(kind, text, language, country, data_dir=self.data_dir)
            if given:
                return self._given(text, given)
        mended = self._mended(text) if kind == "choice" else None
        if mended:
            return self._given(text, {"name": mended})
        # A reference that was asked for and misheard is still no telephone number to hide.
        redaction = self._redaction(text, ("reference",) if kind == "reference" else ())
        safe, unasked = redaction.text, self._unasked(text, redaction)
        who = for_whom.who if for_whom else None
        return Said(safe, safe, unasked=unasked, wish=self._wish(safe), concerned=who)

    @property
    def _danger_is_asked(self) -> bool:
        """Say whether somebody was asked if there is danger: any words may be a yes to that."""
        commands = self.conversation.commands.values()
        return any(one["offered"] and one["command"]["name"] == "report_urgent" for one in commands)

    def _told_for_whom(self, text: str, for_whom: Concerned) -> Said:
        """Take words that tell for whom it is: to the reader of danger they sound like need."""
        own = for_whom.who == SELF
        told = Command("contact_given", {"kind": "own_person" if own else "other_person"})
        return Said(self._redacted(text), told, concerned=for_whom.who)

    def _unasked(self, text: str, redaction: Redaction) -> dict[str, str]:
        """Return the name and number that a line introduces.

        On the telephone no number: it must be read back before it counts.
        """
        aloud = self.conversation.channel == "voice"
        found = [(one.kind, one.start, one.end) for one in redaction.found if not one.of_another]
        language, country = self.conversation.language, self.municipality.country
        told = contact_answers.told_unasked(text, found, language, country, data_dir=self.data_dir)
        return {kind: value for kind, value in told.items() if kind == "name" or not aloud}

    def _wished_language(self, text: str) -> str | None:
        return language_switch.wished(text, self.municipality, self.data_dir)

    def _mended(self, text: str) -> str | None:
        """Return the name as a citizen mends it who has heard it read back."""
        if self.name is None:
            return None
        language = self.conversation.language
        return contact_answers.corrected_name(self.name, text, language, data_dir=self.data_dir)

    def _given(self, text: str, given: dict[str, str]) -> Said:
        """Take contact data out, and keep the words around them: danger may stand beside a name."""
        first = next(iter(given))
        nameless = text
        if "name" in given or "holder" in given:
            nameless = contact_answers.without_name(text, data_dir=self.data_dir)
        around = _around(self._redacted(nameless), given)
        wish = self._wish(around, number_given="phone" in given)
        shown = around or " ".join(f"[{SHOWN_AS.get(one, one)}]" for one in given)
        return Said(shown, Command("contact_given", {"kind": first}, words=around), given, wish)

    def _redacted(self, text: str) -> str:
        return self._redaction(text).text

    def _redaction(self, text: str, keep: tuple[str, ...] = ()) -> Redaction:
        country, language = self.municipality.country, self.conversation.language
        return redact(
            text,
            country,
            language,
            keep,
            known=self.name or "",
            name_awaited=self.conversation.expect in ("name", "holder"),
            data_dir=self.data_dir,
        )

    def _wish(self, safe: str, *, number_given: bool = False) -> ContactWish:
        return contact_wish.read(
            safe,
            self.conversation.language,
            self.data_dir,
            number_given=number_given,
            number_awaited=self.conversation.expect == "phone",
        )


def _around(safe: str, given: dict[str, str]) -> str:
    """Return what was said besides what was asked for, empty where that is hardly anything."""
    for kind, value in given.items():
        mark = SHOWN_AS.get(kind, kind)
        for part in re.findall(r"\w+", value):
            safe = re.sub(rf"\b{re.escape(part)}\b", f"[{mark}]", safe, flags=re.IGNORECASE)
        safe = re.sub(rf"\[{mark}\](?:\W+\[{mark}\])+", f"[{mark}]", safe)
    left = re.findall(r"[^\W\d_]{2,}", re.sub(r"\[\w+\]", " ", safe))
    return safe if len(left) >= FEW_WORDS else ""
