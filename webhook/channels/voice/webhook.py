"""The telephone through Twilio: a call, its turns, a transfer's outcome, and its end."""

import logging
from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import InternalServerError

from intake import conversations
from intake.database import session_scope
from intake.receipts import Repeated
from webhook import arrival
from webhook.channels.voice import call_status, deadline, outage, transfer, unanswered
from webhook.channels.voice.call import Call, begin, find
from webhook.channels.voice.gather import Heard
from webhook.channels.voice.steps import Situation
from webhook.channels.voice.turn import take
from webhook.channels.voice.twiml import render
from webhook.dialogue.clock_header import own_clock
from webhook.errors import OURS
from webhook.guards import current_services
from webhook.services import Services
from webhook.twilio.delivery import Delivery, answered_once, recalled

log = logging.getLogger(__name__)

voice = Blueprint("voice", __name__, url_prefix="/twilio/voice")


@voice.post("")
def incoming() -> Response:
    """Answer a call."""
    services, call = current_services(), _call()

    def answer(delivery: Delivery[Situation]) -> None:
        delivery.at_once(lambda session: begin(services, session, call))

    return _once(services, call, 0, answer)


@voice.post("/turn")
def turn() -> Response:
    """Take what was said or keyed; with `wait`, give the answer that was not there in time."""
    services, call, number = current_services(), _call(), request.args.get("turn", 0, int)
    if "wait" in request.args:
        return _late(services, call, number)
    earlier = request.args.get("heard", "")
    took = partial(take, services, call, _heard(), number, earlier=earlier)
    return _once(services, call, number, took)


@voice.post("/dial-done")
def dial_done() -> Response:
    """Take how a transfer ended."""
    services, call, number = current_services(), _call(), request.args.get("turn", 0, int)
    status = request.form.get("DialCallStatus", "failed")

    def answer(delivery: Delivery[Situation]) -> None:
        found = find(services, call)
        if found is None:
            return delivery.at_once(lambda session: begin(services, session, call))
        return delivery.at_once(lambda session: dialled(session, found.id))

    def dialled(session: Session, id_: str) -> Situation:
        row = conversations.get(session, id_)
        ended = transfer.outcome(session, row, status, number)
        return transfer.after_dial(services, session, row, ended)

    return _once(services, call, number, answer)


@voice.post("/status")
def status() -> tuple[str, int]:
    """Take a report on a call; always 204, also for what is late, repeated or unknown."""
    services, call = current_services(), _call()
    told = request.form.get("CallStatus", "")
    cut_off = call_status.report(services, call, told)
    if cut_off is not None:
        call_status.tell_soon(services, cut_off)
    if told in call_status.OVER:
        call_status.text_afterwards(services, call)
    return "", 204


def out_of_order(error: Exception) -> Response:
    """Say that something is broken rather than nothing: Twilio would only hang up."""
    cause = getattr(error, "original_exception", None) or error
    log.error("a call could not be answered: %s", type(cause).__name__, exc_info=cause)
    services = current_services()
    services.meters.breakdowns.labels(type(cause).__name__).inc()
    return _twiml(services, outage.out_of_order(services, _call()))


TROUBLES: tuple[type[Exception], ...] = (InternalServerError, *OURS)
for _kind in TROUBLES:
    voice.register_error_handler(_kind, out_of_order)


def _heard() -> Heard:
    """Return what came down the line; some recognisers say 0.0 where they do not measure."""
    form = request.form
    told = form.get("Confidence", 0.0, float)
    return Heard(form.get("Digits", ""), form.get("SpeechResult", ""), told or 1.0)


def _call() -> Call:
    form = request.form
    return Call(
        sid=form.get("CallSid", ""),
        caller=form.get("From", ""),
        dialled=form.get("To", ""),
        at=own_clock(current_services()),
    )


def _once(
    services: Services, call: Call, number: int, answer: Callable[[Delivery[Situation]], None]
) -> Response:
    """Answer a delivery once, its duplicates with the same TwiML, and a slow one in two parts."""
    here = arrival.current()
    if here.told:
        return _without_a_seat(services, call, number, here.told)
    delivery = _delivery(services, call, number, late=here.late)

    def work() -> str | None:
        answer(delivery)
        return delivery.document

    try:
        told = work() if here.late else deadline.within(deadline.left(here.waited()), work)
    except Repeated:
        services.meters.duplicates.labels("voice").inc()
        return _xml(delivery.recalled() or _hold_on(services, call, number))
    return _xml(told or delivery.meanwhile(_hold_on(services, call, number)))


def _without_a_seat(services: Services, call: Call, number: int, told: arrival.Told) -> Response:
    """Say that it takes a moment, or to call again: nothing is done for this webhook here."""
    if told == "wait":
        return _xml(_hold_on(services, call, number))
    return _twiml(services, outage.crowded(services, call))


def _delivery(services: Services, call: Call, number: int, *, late: bool) -> Delivery[Situation]:
    """Name what is answered: where the caller was told to wait, by what they come back with."""
    return Delivery(
        services.engine,
        services.settings.data_key,
        _late_key(call, number) if late else _key(call),
        partial(render, base_url=services.settings.public_base_url),
        services.now,
        late_key=_late_key(call, number),
    )


def _late(services: Services, call: Call, number: int) -> Response:
    """Give the answer that was still being looked for; a person where it does not come at all."""
    told = arrival.current().told
    if told:
        return _without_a_seat(services, call, number, told)
    key = services.settings.data_key

    def answer() -> str:
        late = recalled(services.engine, key, _late_key(call, number), deadline.ONCE_MORE_SECONDS)
        return late or render(_given_up(services, call), services.settings.public_base_url)

    found = answered_once(services.engine, key, _key(call), answer, services.now)
    return _xml(found) if found else _twiml(services, outage.out_of_order(services, call))


def _given_up(services: Services, call: Call) -> Situation:
    conversation = find(services, call)
    if conversation is None:
        return outage.out_of_order(services, call)
    with session_scope(services.engine) as session:
        row = conversations.get(session, conversation.id)
        done = unanswered.what_was_done(services, session, row)
        if done is not None:
            return done
        return transfer.to_person(services, session, row, "rasa_unavailable", "voice_trouble")


def _hold_on(services: Services, call: Call, number: int) -> str:
    conversation = find(services, call)
    pause = outage.moment(services, conversation, call, number)
    return render(pause, services.settings.public_base_url)


def _key(call: Call) -> str:
    """Name a delivery by its call, path and turn; what was heard has no place in a receipt."""
    kept = [name for name in ("turn", "wait") if name in request.args]
    return f"{call.sid} {request.path}?{'&'.join(f'{name}={request.args[name]}' for name in kept)}"


def _late_key(call: Call, number: int) -> str:
    # Turns are numbered through a call, whichever webhook they come by.
    return f"{call.sid} late {number}"


def _twiml(services: Services, situation: Situation) -> Response:
    return _xml(render(situation, services.settings.public_base_url))


def _xml(document: str) -> Response:
    return Response(document, mimetype="text/xml")
