"""A contact that came another way belongs to a case, as long as a clerk says so."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.finding import joining
from intake.finding.joining import CannotBeJoined
from tests.intake.conftest import OpenCase, Talk

Acts = Callable[[], list[str]]


def test_joining_is_noted_once_and_undone(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    case, other = open_case(talk()), talk(channel="voice")
    for _ in range(2):
        joining.join(session, case.reference, other.id, "clerk", now)
    assert joining.joined_with(session, case.reference) == [other.id]
    for _ in range(2):
        joining.part(session, case.reference, other.id, "clerk", now)
    assert joining.joined_with(session, case.reference) == []
    acts = [event.act for event in cases.history(session, case.reference)]
    assert acts == ["opened", "added", "parted"]


def test_what_is_not_ours_or_the_case_itself_is_refused(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    case, elsewhere = open_case(talk()), talk(municipality="stad-antwerpen")
    for id_ in (case.conversation_id, elsewhere.id, "nobody", "a\0b"):
        with pytest.raises(CannotBeJoined):
            joining.join(session, case.reference, id_, "clerk", now)


def test_a_joined_contact_goes_with_its_conversation(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    case, other = open_case(talk()), talk()
    joining.join(session, case.reference, other.id, "clerk", now)
    session.flush()
    session.delete(other)
    session.flush()
    assert joining.joined_with(session, case.reference) == []
