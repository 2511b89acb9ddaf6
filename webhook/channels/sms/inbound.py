"""A text message as Twilio hands it over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TextMessage:
    """The fields of the webhook that count (twilio.com/docs/messaging/guides/webhook-request)."""

    sid: str
    sender: str
    to: str
    body: str
    opt_out_type: str
    """STOP, START or HELP where Advanced Opt-Out is on, else empty."""
    at: datetime | None
    """A script's own time."""

    @classmethod
    def read(cls, form: Mapping[str, str], at: datetime | None) -> "TextMessage":
        """Take the fields of a webhook; one that is missing is empty. Pictures are not looked at:
        a message that is nothing else has an empty body."""
        sid, sender, to, body, kind = (
            form.get(name, "") for name in ("MessageSid", "From", "To", "Body", "OptOutType")
        )
        return cls(sid, sender, to, body, kind, at)
