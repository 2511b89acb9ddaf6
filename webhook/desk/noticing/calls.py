"""What calls a clerk from whatever page they are on: danger and haste, a chat that waits, an
answer in a case of their own."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from intake import cases as store
from intake import takeover
from webhook.desk.access import Desk
from webhook.desk.words import Words

Calls = list[tuple[str, str]]
"""What waits, each under a key that is another one once there is more of it, and in words."""


def of(session: Session, here: Desk, say: Words) -> Calls:
    """Return what waits for this clerk in any of their departments, danger first."""
    return [*_alarms(session, here, say), *_own(session, here, say), *_chats(session, here, say)]


def _alarms(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case in store.waiting_in_haste(session, here.departments, municipality=here.profile.id):
        kind = say("danger", kind=say.code("danger", case.danger)) if case.danger else say("urgent")
        yield case.reference, say("alarm", why=kind, reference=say.reference(case.reference))


def _own(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case, lines in takeover.unread_by(session, here.clerk.id):
        key = f"own-{case.reference}-{case.version}-{lines}"
        yield key, say("alarm_own", reference=say.reference(case.reference))


def _chats(session: Session, here: Desk, say: Words) -> Iterator[tuple[str, str]]:
    for case in takeover.in_queues(session, here.departments, municipality=here.profile.id):
        key = f"chat-{case.reference}-{case.version}"
        yield key, say("alarm_chat", reference=say.reference(case.reference))
