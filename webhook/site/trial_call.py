"""The test telephone: a call in the browser, over the same signed webhooks, without an account.

The browser follows TwiML (`webhook/static/telephone/`) and sends Twilio's forms itself. What it has
not is the token that signs them, so it asks for each signature here.
"""

import re
from typing import Any

from flask import Blueprint, jsonify, make_response, render_template, request, url_for
from twilio.request_validator import RequestValidator
from werkzeug.wrappers import Response

from intake.municipalities import Municipality
from intake.wording.texts import Texts
from webhook.errors import ApiError
from webhook.guards import current_services
from webhook.services import Services
from webhook.site.branding import asked_language, example_number, palette

trial_call = Blueprint("trial_call", __name__, url_prefix="/demo/telephone")

WEBHOOK = re.compile(r"/twilio/voice(?:[/?]|$)")
"""Of a call; nothing else is signed here."""
MICROPHONE = "camera=(), microphone=(self), geolocation=()"
"""This page may listen, where its user lets it; no other one asks."""
KEYS = (
    *("title", "lead", "back", "municipality", "number", "withheld", "at", "at_hint", "call"),
    *("log", "say", "say_hint", "send", "speak", "keypad", "silent", "hang_up", "again", "aloud"),
    *("silence", "voiceless", "hearing", "other", "pick_up", "busy", "no_answer", "failed"),
    *("colleague_ends", "waits", "listens", "rings", "bridged", "over", "pressed", "trouble"),
    *("who_you", "who_bot", "who_whisper", "who_colleague", "more", "no_script", "answer"),
)


@trial_call.get("")
def show() -> Response:
    """Show the telephone, ready to dial `?municipality=`, in `?language=`.

    Raises UnknownMunicipality.
    """
    services = current_services()
    profiles = list(services.profiles.all())
    wanted = request.args.get("municipality", profiles[0].id)
    chosen = services.profiles.get(wanted)
    language = asked_language(chosen.languages) or chosen.languages[0]
    page = make_response(
        render_template(
            "trial_call.html",
            chosen=chosen,
            municipalities=profiles,
            palette=palette(chosen),
            language=language,
            texts=_texts(services, chosen, language),
            line={
                "signing": url_for("trial_call.signature"),
                "places": {each.id: _place(each) for each in profiles},
            },
        )
    )
    page.headers["Permissions-Policy"] = MICROPHONE
    return page


@trial_call.post("/signature")
def signature() -> Response:
    """Sign one webhook of the telephone as Twilio does.

    Takes `{"path", "fields"}`; raises ApiError 422 for everything but a webhook of a call.
    """
    asked = request.get_json()
    path, fields = (asked.get("path"), asked.get("fields")) if isinstance(asked, dict) else ("", {})
    if not _is_webhook(path) or not isinstance(fields, dict):
        raise ApiError(422, "no_webhook", "path is a webhook of a call, fields its form.")
    settings = current_services().settings
    url = f"{settings.public_base_url.rstrip('/')}{path}"
    validator = RequestValidator(settings.twilio_auth_token)
    form = {str(name): str(value) for name, value in fields.items()}
    return jsonify(signature=validator.compute_signature(url, form))


def _is_webhook(path: Any) -> bool:
    return isinstance(path, str) and WEBHOOK.match(path) is not None


def _place(profile: Municipality) -> dict[str, str]:
    return {"number": profile.phone_number, "example": example_number(profile)}


def _texts(services: Services, profile: Municipality, language: str) -> dict[str, str]:
    texts, locale = Texts(services.settings.data_dir, "demo"), profile.locale(language)
    # What is filled in by the page itself comes as its own name in braces.
    own = {name: f"{{{name}}}" for name in ("keys", "number", "message")}
    return {key: texts.prompt(f"trial_{key}", locale, **own) for key in KEYS}
