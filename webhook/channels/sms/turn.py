"""One text message: whether it is answered at all, in which conversation, and by which words."""

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import contact_wishes, conversations
from intake.clock import Clock
from intake.conversations import Conversation, ConversationBusy, DuplicateTurn
from intake.database import read_scope, session_scope
from intake.messaging.text_messages import thread_of
from intake.municipalities import Municipality, UnknownMunicipality
from webhook import arrival
from webhook.channels.sms import consent, thread
from webhook.channels.sms.compose import Part, abbreviations, compose, whole
from webhook.channels.sms.inbound import Awaited, TextMessage, awaited, keep_answer
from webhook.dialogue.inbound import TurnInput, read
from webhook.dialogue.turn import Alongside, Answered, handle_turn
from webhook.services import Services
from webhook.twilio.delivery import Delivery
from webhook.wire import Command

log = logging.getLogger(__name__)

SILENCE = ""
TO_STAFF = Command("staff_answered")
"""Lets the dialogue say that a clerk gets this, and nothing else."""


def take(services: Services, text: TextMessage, delivery: Delivery[str]) -> None:
    """Answer a message; with silence to those who want nothing, and to machines.

    Raises Repeated where it came before.
    """
    try:
        municipality = services.profiles.by_phone(text.to)
    except UnknownMunicipality:
        # 200 all the same: nothing would change if Twilio asked again.
        log.warning("no municipality has the number that sid=%s was sent to", text.sid)
        return delivery.at_once(lambda _: SILENCE)
    if not consent.comes_from_a_person(services, text.sender):
        log.info("not answered: sid=%s comes from no person", text.sid)
        return delivery.at_once(lambda _: SILENCE)
    return _Turn(services, municipality, text, delivery).take()


@dataclass(frozen=True)
class _Known:
    """What is known of a number when it writes."""

    opted_out: bool = False
    opts_out: bool = False
    awaited: Awaited | None = None
    live: Conversation | None = None
    """The conversation that this message goes on with."""
    chained: int = 0
    """How many messages came in a row in it, each soon after the other."""


@dataclass(frozen=True)
class _Turn:
    """A message of a person to a municipality: read in one transaction, written in two."""

    services: Services
    municipality: Municipality
    text: TextMessage
    delivery: Delivery[str]

    def take(self) -> None:
        """Answer it where its sender wants that."""
        known = self._known()
        if known.opted_out:
            return self.delivery.at_once(self._opts_in)
        if known.opts_out:
            return self.delivery.at_once(self._opts_out)
        if arrival.current().told:
            return self.delivery.at_once(lambda _: self._crowded(known.live))
        if known.awaited:
            self._keep_for_clerk(known.awaited)
            return self._converse(known.awaited.conversation, known.chained, TO_STAFF)
        conversation = known.live
        if conversation is None or self.text.at:
            conversation = self._conversation()
        return self._converse(conversation, known.chained)

    def _known(self) -> _Known:
        """Look in one transaction, which waits for no writer."""
        services, municipality, text = self.services, self.municipality, self.text
        with read_scope(services.engine) as session:
            if consent.has_opted_out(services, session, municipality, text):
                return _Known(opted_out=True)
            if consent.means_to_opt_out(services, session, municipality, text):
                return _Known(opts_out=True)
            clerk = awaited(services, session, municipality, text)
            if clerk:
                return _Known(awaited=clerk, chained=self._chain(session, clerk.conversation))
            latest = thread.latest(services, session, municipality, text.sender)
            if latest is None or not thread.is_live(services, latest, text.at):
                return _Known()
            return _Known(live=latest, chained=self._chain(session, latest, text.at))

    def _chain(
        self, session: Session, conversation: Conversation, at: datetime | None = None
    ) -> int:
        return thread.chain(session, conversation, at or self.services.now(conversation))

    def _crowded(self, live: Conversation | None) -> str:
        if live is not None:
            return self.services.prompt("sms_crowded", live)
        locale = self.municipality.locale(self.municipality.languages[0])
        return self.services.texts.prompt("sms_crowded", locale, "sms")

    def _opts_in(self, session: Session) -> str:
        return consent.opts_in(self.services, session, self.municipality, self.text)

    def _opts_out(self, session: Session) -> str:
        consent.opt_out(self.services, session, self.municipality, self.text)
        return SILENCE  # an answer would fail with 21610

    def _keep_for_clerk(self, clerk: Awaited) -> None:
        """Keep an answer to a clerk, in a transaction of its own: it holds whatever fails then."""
        with session_scope(self.services.engine) as session:
            self.delivery.come(session)
            keep_answer(self.services, session, self.municipality, self.text, clerk)

    def _conversation(self) -> Conversation:
        """Return the conversation of this thread at its moment, opened where there is none."""
        services, municipality, text = self.services, self.municipality, self.text
        key = thread_of(services.settings.data_key, municipality.id, text.sender)
        # Two first messages at once must not open two conversations.
        with (
            conversations.one_turn(services.engine, key[:36], "gateway", Clock.real()) as only,
            only.whole(self.delivery.come) as session,
        ):
            before = thread.latest(services, session, municipality, text.sender)
            if before is None or not thread.is_live(services, before, text.at):
                return thread.begin(
                    services, session, municipality, text.sender, before, text.body, text.at
                )
            if text.at:
                before.clock_offset = services.offset_for(text.at)
            return before

    def _converse(
        self, conversation: Conversation, chained: int, command: Command | None = None
    ) -> None:
        if chained >= thread.LOOP:
            return self.delivery.at_once(
                lambda session: self._keep_unanswered(session, conversation, chained)
            )
        turn = TurnInput(self.text.sid, text=self.text.body, command=command)
        alongside = Alongside(self.delivery.come, self.delivery.alone, self._answer)
        try:
            handle_turn(self.services, conversation.id, turn, alongside)
        except ConversationBusy:
            self.delivery.at_once(lambda _: self.services.prompt("sms_busy", conversation))

    def _answer(self, session: Session, answered: Answered) -> None:
        self.delivery.answer(session, self._one_message(session, answered))

    def _one_message(self, session: Session, answered: Answered) -> str:
        services = self.services
        parts = [
            Part(
                services.filled(turn.conversation_id, turn.text),
                tuple(button["title"] for button in turn.choices),
            )
            for turn in answered.turns
        ]
        if not parts:
            return SILENCE
        conversation = answered.conversation
        intro, aside = thread.opening_with(session, conversation, self.text.sid)
        if any(directive.get("urgent") for directive in answered.directives):
            return whole(parts, intro)
        written = contact_wishes.of(session, conversation.id).no_call
        more = "sms_more_written" if written else "sms_more"
        told = self.services.prompt(more, conversation)
        shortened = abbreviations(self.services.texts, self.services.settings.data_dir)
        return compose(parts, told, intro, aside, abbreviations=shortened)

    def _keep_unanswered(self, session: Session, conversation: Conversation, length: int) -> str:
        """Keep, but do not answer, what comes faster and longer than a person writes."""
        now, text = self.services.now(conversation), self.text
        turn, folder = TurnInput(text.sid, text=text.body), self.services.settings.data_dir
        said = read(turn, conversation, self.municipality, folder).shown
        session.add(conversation)
        with contextlib.suppress(DuplicateTurn):
            conversations.add_turn(
                session, conversation, "citizen", said, now=now, client_id=text.sid
            )
        if length == thread.LOOP:
            log.warning("silent from now on, this is a loop: conversation=%s", conversation.id)
        return SILENCE
