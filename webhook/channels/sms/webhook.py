"""Text messages through Twilio: each answered by one of ours, or by silence."""

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session
from twilio.twiml.messaging_response import MessagingResponse

from intake import clock, contact_wishes, conversations
from intake.conversations import Conversation, ConversationBusy, DuplicateTurn
from intake.database import read_scope, session_scope
from intake.messaging import deliveries
from intake.messaging.text_messages import thread_of
from intake.municipalities import Municipality, UnknownMunicipality
from webhook.channels.sms import consent, thread
from webhook.channels.sms.compose import Part, compose, whole
from webhook.channels.sms.inbound import Awaited, TextMessage, awaited, keep_answer
from webhook.dialogue.clock_header import own_clock
from webhook.dialogue.inbound import TurnInput, read
from webhook.dialogue.turn import Answered, handle_turn
from webhook.guards import current_services
from webhook.services import Services
from webhook.twilio import errors
from webhook.twilio.requests import answered_once
from webhook.twilio.segments import segments
from webhook.wire import Command

log = logging.getLogger(__name__)

sms = Blueprint("sms", __name__, url_prefix="/twilio/sms")

SILENCE = ""
TO_STAFF = Command("staff_answered")
"""Lets the dialogue say that a clerk gets this, and nothing else."""


@sms.post("")
def incoming() -> Response:
    """Answer a message, its duplicates with the same TwiML.

    The answer is TwiML, not a call of Twilio's API: it needs no account and cannot be lost apart.
    """
    services = current_services()
    text = TextMessage.read(request.form, own_clock(services))
    answered = answered_once(
        services.engine,
        f"sms:{text.sid}",
        lambda: _twiml(_answer(services, text)),
        repeated=services.meters.duplicates.labels("sms").inc,
    )
    return Response(answered or _twiml(SILENCE), mimetype="text/xml")


@sms.post("/status")
def status() -> tuple[str, int]:
    """Take a report on a message of ours; always 204, also for what is old or unknown."""
    services, form = current_services(), request.form
    sid, code = form.get("MessageSid", ""), form.get("ErrorCode", "")
    with session_scope(services.engine) as session:
        news = deliveries.report(
            session,
            request.args.get("message", ""),
            sid,
            form.get("MessageStatus", ""),
            clock.now(),
            error=code,
            permanent=not errors.passes(code),
        )
    if news and code:
        log.warning("not delivered sid=%s error=%s", sid, code)
    return "", 204


def _answer(services: Services, text: TextMessage) -> str:
    """Return what to send back; nothing to those who want nothing, and to machines."""
    try:
        municipality = services.profiles.by_phone(text.to)
    except UnknownMunicipality:
        # 200 all the same: nothing would change if Twilio asked again.
        log.warning("no municipality has the number that sid=%s was sent to", text.sid)
        return SILENCE
    if not consent.comes_from_a_person(services, text.sender):
        log.info("not answered: sid=%s comes from no person", text.sid)
        return SILENCE
    known = _known(services, municipality, text)
    if known.opted_out:
        return consent.opts_in(services, municipality, text)
    if known.opts_out:
        consent.opt_out(services, municipality, text)
        return SILENCE  # an answer would fail with 21610
    if known.awaited:
        keep_answer(services, municipality, text, known.awaited)
        return _converse(services, text, known.awaited.conversation, known.chained, TO_STAFF)
    conversation = known.live
    if conversation is None or text.at:
        conversation = _conversation(services, municipality, text)
    return _converse(services, text, conversation, known.chained)


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


def _known(services: Services, municipality: Municipality, text: TextMessage) -> _Known:
    """Look in one transaction, which waits for no writer."""
    with read_scope(services.engine) as session:
        if consent.has_opted_out(services, session, municipality, text):
            return _Known(opted_out=True)
        if consent.means_to_opt_out(services, session, municipality, text):
            return _Known(opts_out=True)
        clerk = awaited(services, session, municipality, text)
        latest = thread.latest(services, session, municipality, text.sender)
        live = latest if thread.is_live(services, latest, text.at) else None
        if clerk:
            return _Known(awaited=clerk, chained=_chain(services, session, clerk.conversation))
        if live is None:
            return _Known()
        return _Known(live=live, chained=_chain(services, session, live, text.at))


def _chain(
    services: Services, session: Session, conversation: Conversation, at: datetime | None = None
) -> int:
    return thread.chain(session, conversation, at or services.now(conversation))


def _conversation(
    services: Services, municipality: Municipality, text: TextMessage
) -> Conversation:
    """Return the conversation of this thread at its moment, opened where there is none."""
    key = thread_of(services.settings.data_key, municipality.id, text.sender)
    # Two first messages at once must not open two conversations.
    with (
        conversations.turn_lock(services.engine, key[:36], "gateway", clock.now()),
        session_scope(services.engine) as session,
    ):
        before = thread.latest(services, session, municipality, text.sender)
        if before is None or not thread.is_live(services, before, text.at):
            return thread.begin(
                services, session, municipality, text.sender, before, text.body, text.at
            )
        if text.at:
            before.clock_offset = clock.offset_for(text.at)
        return before


def _converse(
    services: Services,
    text: TextMessage,
    conversation: Conversation,
    chained: int,
    command: Command | None = None,
) -> str:
    if chained >= thread.LOOP:
        _keep_unanswered(services, text, conversation, chained)
        return SILENCE
    turn = TurnInput(text.sid, text=text.body, command=command)
    try:
        answered = handle_turn(services, conversation.id, turn)
    except ConversationBusy:
        return services.prompt("sms_busy", conversation)
    return _one_message(services, text, conversation.id, answered)


def _one_message(services: Services, text: TextMessage, id_: str, answered: Answered) -> str:
    parts = [
        Part(turn.text, tuple(button["title"] for button in turn.choices))
        for turn in answered.turns
    ]
    with read_scope(services.engine) as session:
        conversation = conversations.get(session, id_)  # its language may have changed
        intro, aside = thread.opening_with(session, conversation, text.sid)
        written = contact_wishes.of(session, id_).no_call
    if not parts:
        return SILENCE
    if any(directive.get("urgent") for directive in answered.directives):
        return whole(parts, intro)
    more = services.prompt("sms_more_written" if written else "sms_more", conversation)
    return compose(parts, more, intro, aside)


def _keep_unanswered(
    services: Services, text: TextMessage, conversation: Conversation, length: int
) -> None:
    """Keep, but do not answer, what comes faster and longer than a person writes."""
    now, municipality = services.now(conversation), services.municipality(conversation)
    with session_scope(services.engine) as session:
        shown = read(TurnInput(text.sid, text=text.body), conversation, municipality).shown
        session.add(conversation)
        with contextlib.suppress(DuplicateTurn):
            conversations.add_turn(
                session, conversation, "citizen", shown, now=now, client_id=text.sid
            )
    if length == thread.LOOP:
        log.warning("silent from now on, this is a loop: conversation=%s", conversation.id)


def _twiml(body: str) -> str:
    response = MessagingResponse()
    if body:
        log.info("answered by text message, segments=%d", segments(body))
        response.message(body)
    return str(response)
