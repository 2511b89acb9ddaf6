"""Text messages through Twilio: each answered by one of ours, or by silence."""

import contextlib
import logging

from flask import Blueprint, Response, request
from twilio.twiml.messaging_response import MessagingResponse

from intake import clock, contact_wishes, conversations, deliveries
from intake.conversations import Conversation, ConversationBusy, DuplicateTurn
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality, UnknownMunicipality
from intake.text_messages import thread_of
from webhook import twilio_errors
from webhook.channels import sms_consent, sms_desk, sms_thread
from webhook.channels.sms_text import Part, compose, whole
from webhook.channels.text_message import TextMessage
from webhook.exchange import Exchange
from webhook.guards import exchange
from webhook.own_clock import own_clock
from webhook.reply import Command
from webhook.said import TurnInput, read
from webhook.segments import segments
from webhook.turn import Answered, handle_turn
from webhook.twilio_requests import answered_once

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
    house = exchange()
    text = TextMessage.read(request.form, own_clock(house))
    answered = answered_once(
        house.engine,
        f"sms:{text.sid}",
        lambda: _twiml(_answer(house, text)),
        repeated=house.meters.duplicates.labels("sms").inc,
    )
    return Response(answered or _twiml(SILENCE), mimetype="text/xml")


@sms.post("/status")
def status() -> tuple[str, int]:
    """Take a report on a message of ours; always 204, also for what is old or unknown."""
    house, form = exchange(), request.form
    sid, code = form.get("MessageSid", ""), form.get("ErrorCode", "")
    with session_scope(house.engine) as session:
        news = deliveries.report(
            session,
            request.args.get("message", ""),
            sid,
            form.get("MessageStatus", ""),
            clock.now(),
            error=code,
            permanent=not twilio_errors.passes(code),
        )
    if news and code:
        log.warning("not delivered sid=%s error=%s", sid, code)
    return "", 204


def _answer(house: Exchange, text: TextMessage) -> str:
    """Return what to send back; nothing to those who want nothing, and to machines."""
    try:
        municipality = house.profiles.by_phone(text.to)
    except UnknownMunicipality:
        # 200 all the same: nothing would change if Twilio asked again.
        log.warning("no municipality has the number that sid=%s was sent to", text.sid)
        return SILENCE
    if not sms_consent.comes_from_a_person(house, text.sender):
        log.info("not answered: sid=%s comes from no person", text.sid)
        return SILENCE
    if sms_consent.has_opted_out(house, municipality, text):
        return sms_consent.opts_in(house, municipality, text)
    if sms_consent.opts_out(house, municipality, text):
        return SILENCE  # an answer would fail with 21610
    awaited = sms_desk.answers_a_clerk(house, municipality, text)
    if awaited:
        return _converse(house, text, awaited, TO_STAFF)
    return _converse(house, text, _conversation(house, municipality, text))


def _conversation(house: Exchange, municipality: Municipality, text: TextMessage) -> Conversation:
    """Return the conversation of this thread, opened where there is none."""
    thread = thread_of(house.settings.data_key, municipality.id, text.sender)
    # Two first messages at once must not open two conversations.
    with (
        conversations.turn_lock(house.engine, thread[:36], "gateway", clock.now()),
        session_scope(house.engine) as session,
    ):
        before = sms_thread.latest(house, session, municipality, text.sender)
        if before is None or not sms_thread.is_live(house, before, text.at):
            return sms_thread.begin(house, session, municipality, text.sender, before, text.at)
        if text.at:
            before.clock_offset = clock.offset_for(text.at)
        return before


def _converse(
    house: Exchange,
    text: TextMessage,
    conversation: Conversation,
    command: Command | None = None,
) -> str:
    if _loops(house, text, conversation):
        return SILENCE
    turn = TurnInput(text.sid, text=text.body, command=command)
    try:
        answered = handle_turn(house, conversation.id, turn)
    except ConversationBusy:
        return house.prompt("sms_busy", conversation)
    return _one_message(house, text, conversation.id, answered)


def _one_message(house: Exchange, text: TextMessage, id_: str, answered: Answered) -> str:
    parts = [
        Part(turn.text, tuple(button["title"] for button in turn.choices))
        for turn in answered.turns
    ]
    with read_scope(house.engine) as session:
        conversation = conversations.get(session, id_)  # its language may have changed
        intro, aside = sms_thread.opening_with(session, conversation, text.sid)
        written = contact_wishes.of(session, id_).no_call
    if not parts:
        return SILENCE
    if any(directive.get("urgent") for directive in answered.directives):
        return whole(parts, intro)
    more = house.prompt("sms_more_written" if written else "sms_more", conversation)
    return compose(parts, more, intro, aside)


def _loops(house: Exchange, text: TextMessage, conversation: Conversation) -> bool:
    """Keep, but do not answer, what comes faster and longer than a person writes."""
    now, municipality = house.now(conversation), house.municipality(conversation)
    with session_scope(house.engine) as session:
        length = sms_thread.chain(session, conversation, now)
        if length < sms_thread.LOOP:
            return False
        shown = read(TurnInput(text.sid, text=text.body), conversation, municipality).shown
        session.add(conversation)
        with contextlib.suppress(DuplicateTurn):
            conversations.add_turn(
                session, conversation, "citizen", shown, now=now, client_id=text.sid
            )
    if length == sms_thread.LOOP:
        log.warning("silent from now on, this is a loop: conversation=%s", conversation.id)
    return True


def _twiml(body: str) -> str:
    response = MessagingResponse()
    if body:
        log.info("answered by text message, segments=%d", segments(body))
        response.message(body)
    return str(response)
