"""What became of a message after the provider took it: told late, twice or out of order."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.messaging.outbox import Message, fail

RANK = {
    **dict.fromkeys(("accepted", "scheduled", "queued"), 1),
    "sending": 2,
    "sent": 3,
    **dict.fromkeys(("delivered", "undelivered", "failed", "canceled"), 4),
    "read": 5,
}
"""A report only counts where it ranks above the last one: Twilio's message statuses."""
LOST = frozenset({"undelivered", "failed", "canceled"})


def report(
    session: Session,
    message_id: str,
    provider_id: str,
    status: str,
    now: datetime,
    *,
    error: str = "",
    permanent: bool = True,
) -> bool:
    """Note one report of the provider; False where it is old, unknown or told before.

    A report proves that the provider has the message: it is not sent again, also when the worker
    died before it could note so. A lost message waits for another attempt unless `permanent`.
    """
    row = session.get(Message, message_id, with_for_update=True)
    if row is None or not _is_news(row, provider_id, status):
        return False
    row.state, row.provider_id, row.delivery = "sent", provider_id, status
    row.lease_until, row.ended_at, row.last_error = None, now, None
    if status in LOST:
        fail(row, error or status, now, permanent=permanent)
    return True


def _is_news(row: Message, provider_id: str, status: str) -> bool:
    if status not in RANK:
        return False
    if provider_id == row.provider_id:
        return row.state == "sent" and RANK[status] > RANK.get(row.delivery or "", 0)
    # Another id: an attempt whose worker has not noted it, or an older one that is settled.
    return row.state in ("sending", "waiting")
