"""A recorded message made ready to leave: to whom, from which number, in which words."""

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from intake.contacts import ContactBook, Unreadable
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message
from intake.messaging.suppressions import Suppressions
from intake.messaging.text_messages import opened
from intake.municipalities import Profiles, UnknownMunicipality
from intake.wording.texts import MissingText, Texts
from intake.worker import PassingSendError, PermanentSendError
from webhook.twilio.segments import plain

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """One text message as it goes out; numbers in E.164."""

    to: str
    sender: str
    body: str


class Outgoing:
    """Writes letters from what the outbox holds; `key` is the data key of the installation."""

    def __init__(self, engine: Engine, key: str, profiles: Profiles, texts: Texts) -> None:
        self._engine = engine
        self._key = key
        self._profiles = profiles
        self._texts = texts

    def letter(self, message: Message) -> Letter:
        """Return the message in the citizen's wording, from their municipality's number.

        Raises PermanentSendError where there is no number, no consent or no such sentence, and
        PassingSendError while the municipality's profile cannot be read.
        """
        sender = self._municipality(message)
        return Letter(self._recipient(message), sender, self._body(message))

    def opted_out(self, message: Message, now: datetime) -> None:
        """Note that the provider knows the recipient to have opted out."""
        number = self._number(message)
        with session_scope(self._engine) as session:
            Suppressions(session, self._key).add(message.municipality, number, now)

    def _municipality(self, message: Message) -> str:
        try:
            return self._profiles.get(message.municipality).phone_number
        except UnknownMunicipality:
            raise PassingSendError("no_municipality") from None

    def _recipient(self, message: Message) -> str:
        number = self._number(message)
        with read_scope(self._engine) as session:
            if Suppressions(session, self._key).holds(message.municipality, number):
                raise PermanentSendError("opted_out")
        return number

    def _number(self, message: Message) -> str:
        with read_scope(self._engine) as session:
            try:
                book = ContactBook(session, self._key)
                number = book.get(message.conversation_id, message.contact_kind)
            except Unreadable:
                raise PermanentSendError("unreadable_contact") from None
        if number is None:
            raise PermanentSendError("no_contact")
        return number

    def _body(self, message: Message) -> str:
        try:
            values = opened(self._key, message.values)
            said = self._texts.prompt(message.template, message.locale, **values)
        except Unreadable:
            raise PermanentSendError("unreadable_text") from None
        except (MissingText, KeyError):
            log.error("message %s: no such sentence, or a value of it lacks", message.id)
            raise PermanentSendError("no_sentence") from None
        return plain(said)
