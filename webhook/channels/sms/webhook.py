"""Text messages through Twilio: each answered by one of ours, or by silence."""

import logging

from flask import Blueprint, Response, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from twilio.twiml.messaging_response import MessagingResponse

from intake.database import session_scope
from intake.messaging import deliveries
from intake.monitoring import storing
from intake.municipalities import UnknownMunicipality
from intake.receipts import Repeated
from webhook.channels.sms.inbound import TextMessage
from webhook.channels.sms.turn import SILENCE, take
from webhook.dialogue.clock_header import own_clock
from webhook.guards import current_services
from webhook.services import Services
from webhook.twilio import errors
from webhook.twilio.delivery import Delivery
from webhook.twilio.segments import segments

log = logging.getLogger(__name__)

sms = Blueprint("sms", __name__, url_prefix="/twilio/sms")


@sms.post("")
def incoming() -> Response:
    """Answer a message, its duplicates with the same TwiML.

    The answer is TwiML, not a call of Twilio's API: it needs no account and cannot be lost apart.
    """
    services = current_services()
    text = TextMessage.read(request.form, own_clock(services))
    delivery = Delivery(
        services.engine, services.settings.data_key, f"sms:{text.sid}", _twiml, services.now
    )
    try:
        take(services, text, delivery)
        answered = delivery.document
    except Repeated:
        services.meters.duplicates.labels("sms").inc()
        answered = delivery.recalled() or _not_yet(services, text, delivery)
    return Response(answered or _twiml(SILENCE), mimetype="text/xml")


def _not_yet(services: Services, text: TextMessage, delivery: Delivery[str]) -> str | None:
    """Ask for some patience while the twin of a message has no answer; never an empty document.

    None where it was answered so long ago that nobody knows the words any more.
    """
    if delivery.is_answered():
        return None
    municipality = services.profiles.by_phone(text.to)
    locale = municipality.locale(municipality.languages[0])
    return _twiml(services.texts.prompt("sms_busy", locale, "sms"))


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
            services.now(),
            error=code,
            permanent=not errors.passes(code),
        )
    if news and code:
        log.warning("not delivered sid=%s error=%s", sid, code)
    return "", 204


@sms.errorhandler(SQLAlchemyError)
def out_of_order(error: SQLAlchemyError) -> Response:
    """Say that nothing can be stored now, rather than nothing; raise what is no such trouble."""
    services = current_services()
    try:
        municipality = services.profiles.by_phone(request.form.get("To", ""))
    except UnknownMunicipality:
        raise error from None
    if not storing.is_kept_from(error) or request.path != url_for("sms.incoming"):
        raise error
    log.error("a text message could not be stored: %s", type(error).__name__)
    services.meters.breakdowns.labels(type(error).__name__).inc()
    locale = municipality.locale(municipality.languages[0])
    words = services.texts.prompt("storing", locale, "sms")
    return Response(_twiml(words), mimetype="text/xml")


def _twiml(body: str) -> str:
    response = MessagingResponse()
    if body:
        log.info("answered by text message, segments=%d", segments(body))
        response.message(body)
    return str(response)
