"""The telephone through Twilio: a call, its turns, a transfer's outcome, and its end."""

import logging
from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.exceptions import InternalServerError

from webhook.channels.twiml import render
from webhook.errors import OURS
from webhook.exchange import Exchange
from webhook.guards import exchange
from webhook.own_clock import own_clock
from webhook.telephone import calls, handover, hanging_up, slow, trouble, turns
from webhook.telephone.calls import Call
from webhook.telephone.heard import Heard
from webhook.telephone.situation import Situation
from webhook.twilio_requests import answered_once, recalled, remember

log = logging.getLogger(__name__)

voice = Blueprint("voice", __name__, url_prefix="/twilio/voice")


@voice.post("")
def incoming() -> Response:
    """Answer a call."""
    house, call = exchange(), _call()
    return _once(house, call, 0, lambda: calls.begin(house, call))


@voice.post("/turn")
def turn() -> Response:
    """Take what was said or keyed; with `wait`, give the answer that was not there in time."""
    house, call, number = exchange(), _call(), request.args.get("turn", 0, int)
    if "wait" in request.args:
        return _late(house, call, number)
    heard = Heard(request.form.get("Digits", ""), request.form.get("SpeechResult", ""))
    return _once(house, call, number, lambda: turns.take(house, call, heard, number))


@voice.post("/dial-done")
def dial_done() -> Response:
    """Take how a transfer ended."""
    house, call, number = exchange(), _call(), request.args.get("turn", 0, int)
    status = request.form.get("DialCallStatus", "failed")

    def answer() -> Situation:
        conversation = calls.find(house, call)
        if conversation is None:
            return calls.begin(house, call)
        return handover.after_dial(house, conversation.id, status)

    return _once(house, call, number, answer)


@voice.post("/status")
def status() -> tuple[str, int]:
    """Take a report on a call; always 204, also for what is late, repeated or unknown."""
    house, call = exchange(), _call()
    cut_off = hanging_up.report(house, call, request.form.get("CallStatus", ""))
    if cut_off is not None:
        hanging_up.tell_soon(house, cut_off)
    return "", 204


def out_of_order(error: Exception) -> Response:
    """Say that something is broken rather than nothing: Twilio would only hang up."""
    cause = getattr(error, "original_exception", None) or error
    log.error("a call could not be answered: %s", type(cause).__name__, exc_info=cause)
    house = exchange()
    house.meters.breakdowns.labels(type(cause).__name__).inc()
    return _twiml(house, trouble.out_of_order(house, _call()))


TROUBLES: tuple[type[Exception], ...] = (InternalServerError, *OURS)
for _kind in TROUBLES:
    voice.register_error_handler(_kind, out_of_order)


def _call() -> Call:
    form = request.form
    return Call(
        sid=form.get("CallSid", ""),
        caller=form.get("From", ""),
        dialled=form.get("To", ""),
        at=own_clock(exchange()),
    )


def _once(house: Exchange, call: Call, number: int, answer: Callable[[], Situation]) -> Response:
    """Answer a delivery once, its duplicates with the same TwiML, and a slow one in two parts."""
    base = house.settings.public_base_url

    def in_time() -> str:
        told = slow.within(
            slow.ANSWER_SECONDS,
            lambda: render(answer(), base),
            lambda late: remember(house.engine, _late_key(call, number), late),
        )
        return told or _hold_on(house, call, number)

    key, again = f"{call.sid} {request.full_path}", house.meters.duplicates.labels("voice").inc
    told = answered_once(house.engine, key, in_time, repeated=again)
    return _xml(told or _hold_on(house, call, number))


def _late(house: Exchange, call: Call, number: int) -> Response:
    """Give the answer that was still being looked for; a person where it does not come at all."""

    def answer() -> str:
        late = recalled(house.engine, _late_key(call, number), slow.ONCE_MORE_SECONDS)
        return late or render(_given_up(house, call), house.settings.public_base_url)

    told = answered_once(house.engine, f"{call.sid} {request.full_path}", answer)
    return _xml(told) if told else _twiml(house, trouble.out_of_order(house, call))


def _given_up(house: Exchange, call: Call) -> Situation:
    conversation = calls.find(house, call)
    if conversation is None:
        return trouble.out_of_order(house, call)
    return handover.to_person(house, conversation.id, "rasa_unavailable", "voice_trouble")


def _hold_on(house: Exchange, call: Call, number: int) -> str:
    conversation = calls.find(house, call)
    pause = trouble.moment(house, conversation, call, number)
    return render(pause, house.settings.public_base_url)


def _late_key(call: Call, number: int) -> str:
    # Turns are numbered through a call, whichever webhook they come by.
    return f"{call.sid} late {number}"


def _twiml(house: Exchange, situation: Situation) -> Response:
    return _xml(render(situation, house.settings.public_base_url))


def _xml(document: str) -> Response:
    return Response(document, mimetype="text/xml")
