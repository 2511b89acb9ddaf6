"""The one door into Rasa: a turn in, messages and directives out."""

import hmac
import logging
import os
import time
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot import heartbeat, logs, report
from bot.danger import reader as danger
from bot.encoders import ahead
from bot.intents.confidence import DANGER, UNSURE_DANGER
from bot.serving import recent_rules, replies, schema
from bot.serving.turn_body import BadTurn, TurnBody

logger = logging.getLogger(__name__)
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
STUCK_SECONDS = 20.0
"""Longer than one turn holds Rasa's loop: some seconds where its database lets it wait."""


class TurnOutput(OutputChannel):
    """Collects what the bot says; named after the citizen's channel, whose wording Rasa picks."""

    def __init__(self, channel: Text) -> None:
        self._channel = channel
        self.messages: List[Dict[Text, Any]] = []
        self.directives: List[Dict[Text, Any]] = []

    def name(self) -> Text:  # type: ignore[override]
        """Return voice, sms or chat: the key of channel-specific responses."""
        return self._channel

    async def send_text_message(self, recipient_id: Text, text: Text, **kwargs: Any) -> None:
        """Collect one message."""
        self.messages.append({"text": text, "buttons": []})

    async def send_text_with_buttons(
        self, recipient_id: Text, text: Text, buttons: List[Dict[Text, Any]], **kwargs: Any
    ) -> None:
        """Collect one message whose buttons carry commands, never text for the classifier.

        What carries `tel` is a number to call and no choice: it travels apart, as `calls`.
        """
        calls = [{"title": b["title"], "tel": b["tel"]} for b in buttons if "tel" in b]
        choices = [
            {"title": b["title"], "command": b["command"]} for b in buttons if "tel" not in b
        ]
        apart = {"calls": calls} if calls else {}
        self.messages.append({"text": text, "buttons": choices, **apart})

    async def send_custom_json(
        self, recipient_id: Text, json_message: Dict[Text, Any], **kwargs: Any
    ) -> None:
        """Collect a directive for the gateway."""
        self.directives.append(json_message["directive"])


class GatewayInput(InputChannel):
    """Serves `POST /webhooks/gateway/turn` for the gateway alone, by a shared secret."""

    def __init__(self, secret: Text) -> None:
        self._secret = secret

    @classmethod
    def name(cls) -> Text:
        """Return the name under which Rasa mounts the channel."""
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> "GatewayInput":
        """Build the channel; raise KeyError without `INTAKE_CHANNEL_SECRET`: closed, not open."""
        return cls(os.environ["INTAKE_CHANNEL_SECRET"])

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the two routes: a turn, and health."""
        routes = Blueprint("gateway", __name__)

        @routes.listener("before_server_start")
        async def only_serving(_app: Any, _loop: Any) -> None:
            logs.set_up()  # not in training: then no citizen speaks, and its words are needed
            schema.check_once()
            recent_rules.look_at_recent_states()
            replies.fail_with_the_store()

        @routes.listener("after_server_start")
        async def beats(app: Any, loop: Any) -> None:
            # The model is loaded by now: until then its loop stands still, and nobody is asked.
            pulse = heartbeat.Pulse(STUCK_SECONDS)
            loop.create_task(pulse.keep_beating())
            beats = heartbeat.folder()
            heartbeat.answer(beats, "rasa", lambda: pulse.is_felt() and _is_ready(app))

        @routes.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            ready = _is_ready(request.app)
            return response.json({"ready": ready}, status=200 if ready else 503)

        @routes.route("/ready", methods=["GET"])
        async def can_store(request: Request) -> HTTPResponse:
            ready = _is_ready(request.app) and _can_store(request.app.ctx.agent)
            return response.json({"ready": ready}, status=200 if ready else 503)

        @routes.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._trusts(request):
                return response.json({"error": "unauthorized"}, status=401)
            try:
                body = TurnBody.parse(request.body)
            except BadTurn as error:
                return response.json({"error": str(error)}, status=400)
            try:
                return response.json(await _take(body, on_new_message))
            except SQLAlchemyError as error:
                # A turn of which the dialogue knows nothing afterwards has failed.
                logger.error("not stored: %s", type(error).__name__)
                return response.json({"error": "not_stored"}, status=503)

        return routes

    def _trusts(self, request: Request) -> bool:
        # Bytes of a header that are no UTF-8 arrive as lone surrogates.
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, f"Bearer {self._secret}".encode())


def _is_ready(app: Any) -> bool:
    """Say whether a model is loaded."""
    return app.ctx.agent is not None and app.ctx.agent.is_ready()


def _can_store(agent: Any) -> bool:
    """Say whether the dialogue of a turn could be kept now; the watcher asks only for health."""
    store = agent.tracker_store
    while hasattr(store, "_tracker_store"):  # Rasa wraps the one of ours
        store = store._tracker_store
    try:
        store.write_probe()
    except SQLAlchemyError:
        return False
    return True


async def _take(body: TurnBody, on_new_message: OnNewMessage) -> Dict[Text, Any]:
    output, began = TurnOutput(body.metadata["channel"]), time.perf_counter()
    understood = report.begin()
    words = body.text if body.parse_data is None else body.beside
    if words:
        await ahead.encode(words)
    parsed = body.parse_data and _read_beside(body)

    def reply() -> Dict[Text, Any]:
        directives = _reported(understood) + output.directives
        return {"messages": output.messages, "directives": directives}

    replies.begin(body.metadata.get("turn"), reply)
    try:
        await on_new_message(
            UserMessage(
                body.text,
                output,
                body.conversation,
                input_channel=GatewayInput.name(),
                metadata=body.metadata,
                parse_data=parsed,
            )
        )
        answered = reply()
    except replies.AnsweredBefore as before:
        answered = before.reply
    took = round((time.perf_counter() - began) * 1000, 1)
    logger.info("turn", extra={"facts": {"conversation": body.conversation, "ms": took}})
    return answered


def _read_beside(body: TurnBody) -> Dict[Text, Any]:
    """Return what the dialogue hears of a command; words of danger beside it win over it."""
    parsed = dict(body.parse_data or {})
    if not body.beside:
        return parsed
    told = danger.beside_a_command(body.beside)
    parsed |= {"danger": told, "words": body.beside}
    heard = {danger.YES: DANGER, danger.PERHAPS: UNSURE_DANGER}.get(told["verdict"])
    return {**parsed, **_intent(heard, told["share"])} if heard else parsed


def _intent(name: Text, confidence: float) -> Dict[Text, Any]:
    intent = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}
    return {INTENT: intent, "intent_ranking": [intent]}


def _reported(understood: Dict[Text, Any]) -> List[Dict[Text, Any]]:
    """Turn the pipeline's report into directives; an action's own come after and win."""
    directives: List[Dict[Text, Any]] = []
    if "language" in understood:
        directives.append({"type": "language", "reported": understood["language"]})
    if "decision" in understood:
        best = understood["readings"][0]
        directives.append(
            {
                "type": "understood",
                "understood": understood["decision"] != "offer",
                "decision": understood["decision"],
                "intent": best["intent"],
                "confidence": best["confidence"],
            }
        )
    return directives
