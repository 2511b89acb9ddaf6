"""What calls a clerk from whatever page they are on: danger and haste, an answer in a case of their
own, a call that was just taken, a chat that waits."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases as store
from intake import takeover
from webhook.desk.access import Desk
from webhook.desk.words import Words

Calls = list[tuple[str, str]]
"""What waits, each under a key that is another one once there is more of it, and in words."""


def of(session: Session, here: Desk, say: Words, now: datetime) -> Calls:
    """Return what waits for this clerk in any of their departments, danger first."""
    return [
        *_alarms(session, here, say),
        *_own(session, here, say),
        *_on_the_line(session, here, say, now),
        *_chats(session, here, say),
    ]


def _alarms(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case in store.waiting_in_haste(session, here.departments, municipality=here.profile.id):
        kind = say("danger", kind=say.code("danger", case.danger)) if case.danger else say("urgent")
        yield case.reference, say("alarm", why=kind, reference=say.reference(case.reference))


def _own(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case, lines in takeover.unread_by(session, here.clerk.id):
        key = f"own-{case.reference}-{case.version}-{lines}"
        yield key, say("alarm_own", reference=say.reference(case.reference))


def _on_the_line(
    session: Session, here: Desk, say: Words, now: datetime
) -> Iterator[tuple[str, str]]:
    for case in store.on_the_line(session, here.departments, now, municipality=here.profile.id):
        key = f"line-{case.reference}-{case.version}"
        yield key, say("alarm_call", reference=say.reference(case.reference))


def _chats(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case in takeover.in_queues(session, here.departments, municipality=here.profile.id):
        key = f"chat-{case.reference}-{case.version}"
        yield key, say("alarm_chat", reference=say.reference(case.reference))
