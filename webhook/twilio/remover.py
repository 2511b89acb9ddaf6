"""Deletes calls and text messages at Twilio, which keeps them until somebody does."""

from collections.abc import Callable

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from intake.settings import Settings
from intake.worker import Remover
from webhook.twilio.sender import errors_told_apart, twilio_client

CALL = "CA"
GONE = 404
MOST_LEGS = 20
"""Of one call: each transfer is a call of its own at Twilio, below the one that asked for it."""


class TwilioRemover:
    """Fulfils `intake.worker.Remover` by Twilio's Calls and Messages (API 2010-04-01)."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def remove(self, sid: str) -> None:
        """Delete a message with its words, or a call with the calls that were made for it.

        Raises PassingSendError or PermanentSendError with Twilio's code; a call or message that is
        still under way is refused by Twilio.
        """
        with errors_told_apart():
            if not sid.startswith(CALL):
                self._delete(self._client.messages(sid).delete)
                return
            for leg in self._client.calls.list(parent_call_sid=sid, limit=MOST_LEGS):
                self._delete(self._client.calls(str(leg.sid)).delete)
            self._delete(self._client.calls(sid).delete)

    @staticmethod
    def _delete(delete: Callable[[], bool]) -> None:
        try:
            delete()
        except TwilioRestException as error:
            if error.status != GONE:
                raise


class NoRemover:
    """Fulfils the same without an account: nothing of ours lies at a provider."""

    def remove(self, sid: str) -> None:
        """Do nothing."""


def remover_for(settings: Settings) -> Remover:
    """Return Twilio's where the settings name an account."""
    if not settings.has_twilio_account:
        return NoRemover()
    return TwilioRemover(twilio_client(settings))
