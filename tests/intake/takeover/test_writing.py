"""Each side sees that the other writes, and nothing of what."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import takeover
from intake.cases import Case
from intake.takeover import Person

OpenChat = Callable[..., Case]


@pytest.fixture
def annas(session: Session, chat: OpenChat, now: datetime) -> str:
    """A conversation that Anna answers in."""
    case = chat()
    takeover.take_over(session, case.reference, "anna", "bot", now)
    return case.conversation_id


def test_who_writes_is_noted_where_a_person_answers_only(
    session: Session, annas: str, chat: OpenChat, now: datetime
) -> None:
    bots = chat().conversation_id
    for id_ in (annas, bots):
        takeover.citizen_writes(session, id_, now)
        takeover.clerk_writes(session, id_, "anna", now)
    assert takeover.person(session, annas) == Person(True, now, now)
    assert takeover.person(session, bots) == Person()


def test_a_clerk_who_does_not_answer_there_is_not_seen_to_write(
    session: Session, annas: str, now: datetime
) -> None:
    takeover.clerk_writes(session, annas, "bert", now)
    assert takeover.person(session, annas) == Person(True)


def test_who_goes_on_writing_is_noted_again_after_some_seconds(
    session: Session, annas: str, now: datetime
) -> None:
    for seconds, noted in ((0, 0), (2.9, 0), (3, 3)):
        takeover.citizen_writes(session, annas, now + timedelta(seconds=seconds))
        wrote_at = takeover.person(session, annas).citizen_wrote_at
        assert wrote_at == now + timedelta(seconds=noted)


def test_what_was_sent_is_no_longer_written(session: Session, annas: str, now: datetime) -> None:
    takeover.citizen_writes(session, annas, now)
    takeover.clerk_writes(session, annas, "anna", now)
    takeover.heard(session, annas, None, now)
    session.expire_all()
    assert takeover.person(session, annas) == Person(True, now, None)
    takeover.answered(session, annas)
    assert takeover.person(session, annas) == Person(True)


def test_a_conversation_that_changes_hands_is_written_in_by_nobody(
    session: Session, annas: str, now: datetime
) -> None:
    takeover.clerk_writes(session, annas, "anna", now)
    case = session.query(Case).filter_by(conversation_id=annas).one()
    takeover.hand_back(session, case.reference, "anna", now)
    assert takeover.person(session, annas) == Person()


def test_the_mark_of_what_may_be_heard_changes_with_who_writes_of_the_clerks_alone(
    session: Session, annas: str, now: datetime
) -> None:
    before = takeover.heard_marks(session, [annas, "nobody"])
    assert before.keys() == {annas}
    takeover.citizen_writes(session, annas, now)
    assert takeover.heard_marks(session, [annas]) == before
    takeover.clerk_writes(session, annas, "anna", now)
    assert takeover.heard_marks(session, [annas]) != before
