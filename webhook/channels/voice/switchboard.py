"""The telephone of a department that was dialled for a caller, before the two may speak.

Twilio asks here for what is told to whoever picked up (`url` of Number), and connects the two when
an answer has nothing more to say (twilio.com/docs/voice/twiml/number). A mailbox picks up, too, but
presses no key: then this telephone is hung up, and the caller comes back to `/dial-done`.
"""

import logging
from functools import partial

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import InternalServerError

from intake import conversations
from intake.conversations import Conversation
from intake.database import read_scope
from intake.receipts import Repeated
from webhook import arrival
from webhook.channels.voice import whisper
from webhook.channels.voice.call import Call, find
from webhook.channels.voice.steps import AskAgainSoon, Connect, HangUp, Situation
from webhook.channels.voice.twiml import render
from webhook.dialogue.clock_header import own_clock
from webhook.errors import OURS
from webhook.guards import current_services
from webhook.services import Services
from webhook.twilio.delivery import Delivery

log = logging.getLogger(__name__)

switchboard = Blueprint("switchboard", __name__, url_prefix="/twilio/voice")


@switchboard.post("/whisper")
def told() -> Response:
    """Say to whoever picked up who is on the line, and ask whether they take the call."""
    services = current_services()
    if arrival.current().told:
        return _twiml(services, _soon())
    found = _caller(services)
    if found is None:
        return _twiml(services, HangUp(()))
    with read_scope(services.engine) as session:
        return _twiml(services, whisper.whispered(services, session, found))


@switchboard.post("/accept")
def accept() -> Response:
    """Take the key of whoever picked up: the call is theirs, or the caller comes back to us."""
    services = current_services()
    if arrival.current().told:
        return _twiml(services, _soon())
    found = _caller(services)
    if found is None:
        return _twiml(services, HangUp(()))
    delivery = _delivery(services)
    try:
        delivery.at_once(partial(_answered, services, found))
    except Repeated:
        delivery.document = delivery.recalled()
    return _xml(delivery.document or render(HangUp(()), services.settings.public_base_url))


def gone(error: Exception) -> Response:
    """Give this telephone up where anything breaks: the caller hears of it on their own."""
    cause = getattr(error, "original_exception", None) or error
    log.error("a colleague could not be asked: %s", type(cause).__name__, exc_info=cause)
    services = current_services()
    services.meters.breakdowns.labels(type(cause).__name__).inc()
    return _twiml(services, HangUp(()))


TROUBLES: tuple[type[Exception], ...] = (InternalServerError, *OURS)
for _kind in TROUBLES:
    switchboard.register_error_handler(_kind, gone)


def _answered(services: Services, found: Conversation, session: Session) -> Situation:
    row, digits = conversations.get(session, found.id), request.form.get("Digits", "")
    again, turn = "again" in request.args, request.args.get("turn", 0, int)
    asked = whisper.answered(services, session, row, digits, turn, again=again)
    return Connect() if asked is None else asked


def _soon() -> Situation:
    """Without a seat: the question comes once more, and the key is asked for again."""
    return AskAgainSoon(request.args.get("call", ""), request.args.get("turn", 0, int))


def _caller(services: Services) -> Conversation | None:
    """Return the caller's conversation: its call stands in our address, which Twilio signed."""
    return find(services, Call(request.args.get("call", ""), "", "", own_clock(services)))


def _delivery(services: Services) -> Delivery[Situation]:
    asked = "again" if "again" in request.args else "first"
    key = f"{request.form.get('CallSid', '')} accept {request.args.get('turn', '0')} {asked}"
    written = partial(render, base_url=services.settings.public_base_url)
    return Delivery(services.engine, services.settings.data_key, key, written, services.now)


def _twiml(services: Services, situation: Situation) -> Response:
    return _xml(render(situation, services.settings.public_base_url))


def _xml(document: str) -> Response:
    return Response(document, mimetype="text/xml")
