"""Webhooks as Twilio sends them: a form, signed over the public address."""

from collections.abc import Mapping
from datetime import datetime

import requests
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

from intake.municipalities import Municipality, UnknownMunicipality
from intake.settings import Settings
from webhook.dialogue.clock_header import CLOCK_HEADER
from webhook.services import Services
from webhook.simulator.chat_client import ChatError, Refused, Unreachable

TIMEOUT_SECONDS = 30.0
"""Longer than the gateway's own budget for a turn."""


class Twilio:
    """Sends webhooks to an installation at `base_url`, signed with the token of its settings."""

    def __init__(self, base_url: str, settings: Settings) -> None:
        self._base_url = base_url.rstrip("/")
        self._public = settings.public_base_url.rstrip("/")
        self._validator = RequestValidator(settings.twilio_auth_token)
        self._http = requests.Session()

    def post(self, path: str, fields: Mapping[str, str], at: datetime | None) -> str:
        """Send a webhook, on a script's own time where it has one; return what was answered.

        Raises Unreachable and Refused.
        """
        signature = self._validator.compute_signature(f"{self._public}{path}", dict(fields))
        headers = {SIGNATURE_HEADER: signature, **({CLOCK_HEADER: at.isoformat()} if at else {})}
        url = f"{self._base_url}{path}"
        try:
            answer = self._http.post(
                url, data=fields, headers=headers, timeout=TIMEOUT_SECONDS, allow_redirects=False
            )
        except requests.RequestException as error:
            raise Unreachable(f"{url} does not answer ({type(error).__name__}).") from None
        if not answer.ok:
            raise Refused(answer.status_code, "webhook", answer.text)
        return answer.text


def dialled(services: Services, municipality: str) -> Municipality:
    """Return the profile whose numbers are dialled; raise ChatError where none has this id."""
    try:
        return services.profiles.get(municipality)
    except UnknownMunicipality:
        raise ChatError(f"No profile has the id {municipality}.") from None
