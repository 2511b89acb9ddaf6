"""Which errors of Twilio end a message and which pass (twilio.com/docs/api/errors)."""

from typing import Final

PERMANENT: Final = {
    "21211": "no such number",
    "21212": "wrong number of ours",
    "21408": "country not enabled",
    "21606": "our number sends no text messages",
    "21610": "opted out",
    "21612": "no way to this number",
    "21614": "no mobile number",
    "30004": "blocked by the network",
    "30005": "unknown to the network",
    "30006": "landline",
    "30007": "filtered as spam",
}
PASSING: Final = {
    "14107": "too many replies in a row",
    "20429": "too many requests",
    "21611": "our queue is full",
    "30001": "our queue is full",
    "30002": "account suspended",
    "30003": "telephone switched off",
    "30008": "unknown to the network why",
    "30017": "network congested",
    "30036": "waited too long in the queue",
}
OPTED_OUT: Final = "21610"
OUR_FAULT: Final = frozenset({401, 403, 408, 429})
"""Statuses that somebody mends, or that mend themselves: wrong credentials, too much at once."""


def passes(code: str, status: int = 0) -> bool:
    """Say whether another attempt may work, by Twilio's code and else by the HTTP status."""
    if code in PERMANENT:
        return False
    return code in PASSING or status in OUR_FAULT or status >= 500
