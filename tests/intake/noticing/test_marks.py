"""A mark is another one once anything has changed that a page shows, and the same until then."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases, conversations, takeover
from intake.cases import Case
from intake.noticing import marks
from tests.intake.takeover.conftest import chat, clerk, leek

__all__ = ["chat", "clerk", "leek"]
"""Fixtures of who answers in person."""

LEEK = "gemeente-leek"
OpenChat = Callable[..., Case]


@pytest.fixture
def listed(session: Session) -> Callable[..., str]:
    """The mark of the list of these departments."""
    return lambda *departments: marks.of_list(session, LEEK, departments or ("kcc",))


def test_a_list_has_another_mark_once_a_case_comes_changes_or_goes(
    session: Session, chat: OpenChat, now: datetime, listed: Callable[..., str]
) -> None:
    seen = [listed()]
    case = chat()
    seen.append(listed())
    cases.claim(session, case.reference, "anna", case.version, now)
    seen.append(listed())
    cases.close(session, case.reference, "anna", "answered", case.version, now)
    assert listed() == seen[0]
    assert len(set(seen)) == 3


def test_what_changes_elsewhere_leaves_a_list_as_it_is(
    session: Session, chat: OpenChat, listed: Callable[..., str]
) -> None:
    chat()
    before = listed()
    chat("wmo")
    assert listed() == before != listed("kcc", "wmo")


def test_a_list_tells_of_what_is_unread_and_not_of_who_writes(
    session: Session, chat: OpenChat, now: datetime, listed: Callable[..., str]
) -> None:
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    before = listed()
    takeover.citizen_writes(session, case.conversation_id, now)
    assert listed() == before
    takeover.heard(session, case.conversation_id, None, now)
    assert listed() != before


def test_a_chat_has_another_mark_with_each_line_and_each_owner(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()

    def mark() -> str:
        return marks.of_chat(session, case, "anna", now)

    seen = [mark()]
    takeover.take_over(session, case.reference, "anna", "bot", now)
    seen.append(mark())
    conversation = conversations.get(session, case.conversation_id)
    conversations.add_turn(session, conversation, "citizen", "hallo?", now=now)
    seen.append(mark())
    assert len(set(seen)) == 3
    takeover.citizen_writes(session, case.conversation_id, now)
    assert mark() == seen[-1]


def test_a_chat_tells_of_colleagues_who_look_at_it_and_not_of_oneself(
    session: Session, chat: OpenChat, clerk: Callable[..., object], now: datetime
) -> None:
    anna, bert, case = clerk("anna"), clerk("bert"), chat()
    before = marks.of_chat(session, case, anna.id, now)  # type: ignore[attr-defined]
    takeover.here(session, anna.id, case.reference, now)  # type: ignore[attr-defined]
    assert marks.of_chat(session, case, anna.id, now) == before  # type: ignore[attr-defined]
    takeover.here(session, bert.id, case.reference, now)  # type: ignore[attr-defined]
    assert marks.of_chat(session, case, anna.id, now) != before  # type: ignore[attr-defined]


def test_a_desk_has_another_mark_with_anything_that_any_of_its_pages_shows(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    def mark() -> object:
        return marks.of_desks(session, [LEEK])[LEEK]

    seen, case = [mark()], chat()
    seen.append(mark())
    takeover.take_over(session, case.reference, "anna", "bot", now)
    seen.append(mark())
    for seconds, note in enumerate((takeover.citizen_writes, takeover.heard), 4):
        given = (None,) if note is takeover.heard else ()
        note(session, case.conversation_id, *given, now + timedelta(seconds=seconds))  # type: ignore[operator]
        seen.append(mark())
    assert len(set(seen)) == 5
    assert mark() == seen[-1]
