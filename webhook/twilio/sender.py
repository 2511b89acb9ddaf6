"""Who carries messages out of the system: Twilio, or in development the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import requests
from twilio.base.exceptions import (
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from intake.clock import Clock
from intake.messaging.deliveries import LOST
from intake.messaging.outbox import Message
from intake.settings import Settings
from intake.worker import PassingSendError, PermanentSendError, Sender, SendError
from webhook.twilio import errors
from webhook.twilio.outgoing_sms import Letter, Outgoing

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10.0
"""A look-up and a sending together stay within the worker's lease of a minute."""
VALIDITY_SECONDS = 4 * 3600
"""What Twilio could not hand over by then is of no use: its queue holds ten hours."""
LOOKED_THROUGH = 20
CLOCKS_DIFFER = timedelta(minutes=5)


class ConsoleSender:
    """Fulfils `intake.worker.Sender` without a provider: says that a message went out.

    Logs ids, template and kind of recipient, never words, names or numbers.
    """

    def send(self, message: Message) -> str:
        """Log the message and give an id made from its own, so that a repeat is recognised."""
        log.info(
            "message %s (%s) sent to the %s of conversation %s, attempt %d",
            message.id,
            message.template,
            message.contact_kind,
            message.conversation_id,
            message.attempts,
        )
        return f"console-{message.id}"


class TwilioSender:
    """Fulfils `intake.worker.Sender` by Twilio's Messages resource (API 2010-04-01)."""

    def __init__(
        self, client: Client, outgoing: Outgoing, public_base_url: str, clock: Clock
    ) -> None:
        self._client = client
        self._clock = clock
        self._outgoing = outgoing
        self._reports = f"{public_base_url.rstrip('/')}/twilio/sms/status"

    def send(self, message: Message) -> str:
        """Hand one text message to Twilio and return its sid.

        Twilio knows no idempotency key, so a repeated attempt first looks whether an earlier one
        arrived. Raises PermanentSendError or PassingSendError with Twilio's code.
        """
        if message.kind != "sms":
            raise PermanentSendError("no_such_kind")
        letter = self._outgoing.letter(message)
        try:
            with errors_told_apart():
                earlier = self._earlier(message, letter) if message.attempts > 1 else None
                return earlier or self._create(message, letter)
        except SendError as error:
            log.warning("message %s not sent: %s", message.id, error.code)
            if error.code == errors.OPTED_OUT:
                self._outgoing.opted_out(message, self._clock.now())
            raise

    def _create(self, message: Message, letter: Letter) -> str:
        sent = self._client.messages.create(
            to=letter.to,
            from_=letter.sender,
            body=letter.body,
            validity_period=VALIDITY_SECONDS,
            status_callback=f"{self._reports}?message={message.id}",
        )
        return str(sent.sid)

    def _earlier(self, message: Message, letter: Letter) -> str | None:
        """Return the sid of an earlier attempt of this message that is not lost."""
        since = message.created_at - CLOCKS_DIFFER
        for known in self._client.messages.list(
            to=letter.to, from_=letter.sender, limit=LOOKED_THROUGH, page_size=LOOKED_THROUGH
        ):
            begun = known.date_created is None or known.date_created >= since
            if known.body == letter.body and begun and known.status not in LOST:
                return str(known.sid)
        return None


def sender_for(settings: Settings, outgoing: Outgoing) -> Sender:
    """Return Twilio where the settings name an account, else the log."""
    if not settings.has_twilio_account:
        log.warning("no Twilio account: messages are written to this log and not sent")
        return ConsoleSender()
    client, address = twilio_client(settings), settings.public_base_url
    return TwilioSender(client, outgoing, address, settings.clock)


def twilio_client(settings: Settings) -> Client:
    """Return a client that gives up in time and logs no citizen's number."""
    quiet = logging.getLogger(f"{__name__}.http")
    quiet.setLevel(logging.WARNING)  # it would log every query, and with it the recipient
    http = TwilioHttpClient(timeout=TIMEOUT_SECONDS, logger=quiet)
    client = Client(settings.twilio_account_sid, settings.twilio_auth_token, http_client=http)
    client.api.base_url = settings.twilio_api_url
    return client


@contextmanager
def errors_told_apart() -> Iterator[None]:
    """Turn what goes wrong with Twilio into an error that ends the message, or one that passes.

    A time-out passes too: whether the message arrived shows at the next attempt.
    """
    try:
        yield
    except (TwilioRestException, TwilioServiceException) as error:
        raise _told_apart(str(error.code or error.status), error.status) from None
    except TwilioException as error:  # a list that could not be fetched: (words, response)
        status = getattr(error.args[-1], "status_code", 500)
        raise _told_apart(str(status), status) from None
    except requests.Timeout:
        raise PassingSendError("timeout") from None
    except requests.RequestException:
        raise PassingSendError("unreachable") from None
    except ValueError:  # no JSON where there should be some: a proxy's page
        raise PassingSendError("unreadable") from None


def _told_apart(code: str, status: int) -> SendError:
    passes = errors.passes(code, status)
    return (PassingSendError if passes else PermanentSendError)(code)
