"""Who is before whom, and what no clerk has answered yet."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import takeover
from intake.conversations import Conversation
from intake.takeover import Takeover
from tests.intake.takeover.conftest import OpenChat


def test_those_who_waited_before_are_counted_in_their_department(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    first, second, other = chat(), chat(), chat("wmo")
    assert takeover.ahead(session, second) == 0
    takeover.wait(session, first, now)
    takeover.wait(session, other, now)
    assert takeover.ahead(session, second) == 1
    takeover.wait(session, second, now + timedelta(seconds=1))
    assert (takeover.ahead(session, first), takeover.ahead(session, second)) == (0, 1)


def test_the_list_of_a_department_has_the_first_first(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    late, early, other, _ = chat(), chat(), chat("wmo"), chat()
    takeover.wait(session, early, now)
    takeover.wait(session, late, now + timedelta(seconds=1))
    takeover.wait(session, other, now)
    found = takeover.in_queues(session, ["kcc"], municipality="gemeente-leek")
    assert [case.reference for case in found] == [early.reference, late.reference]


def test_lines_are_counted_from_the_first_that_nobody_answered(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.heard(session, case.conversation_id, None, now)
    takeover.heard(session, case.conversation_id, "suicide", now + timedelta(minutes=1))
    takeover.heard(session, case.conversation_id, None, now + timedelta(minutes=2))
    owner, state = takeover.standing(session, [case.conversation_id])[case.conversation_id]
    assert (owner, state.unread, state.danger) == ("bot", 3, "suicide")
    assert state.unanswered_since == now


def test_what_was_seen_is_still_unanswered_until_it_is_answered(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    case = chat()
    takeover.heard(session, case.conversation_id, None, now)
    takeover.note_told(session, case.conversation_id, now)
    takeover.seen(session, case.conversation_id)
    state = session.get_one(Takeover, case.conversation_id)
    assert (state.unread, state.unanswered_since, state.told_at) == (0, now, now)
    takeover.answered(session, case.conversation_id)
    session.refresh(state)
    assert (state.unanswered_since, state.told_at) == (None, None)


def test_what_waits_or_has_a_clerk_is_watched(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    waits, has, _ = chat(), chat(), chat()
    takeover.wait(session, waits, now)
    takeover.take_over(session, has.reference, "anna", "bot", now)
    watched = {conversation.id for conversation in takeover.to_be_watched(session)}
    assert watched == {waits.conversation_id, has.conversation_id}
    assert takeover.held_by(session, "staff:anna") == [has.conversation_id]


def test_a_clerk_is_told_of_what_their_own_citizens_wrote(
    session: Session, chat: OpenChat, now: datetime
) -> None:
    texted, chatted, quiet, others = chat(), chat(), chat(), chat()
    for case, owner in ((texted, "anna"), (chatted, "anna"), (quiet, "anna"), (others, "bert")):
        case.status, case.owner = "claimed", owner
    texted.unread = others.unread = 2
    chatted.opened_at = now + timedelta(minutes=1)
    takeover.heard(session, chatted.conversation_id, None, now)
    session.flush()
    assert takeover.unread_by(session, "anna") == [(texted, 2)]
    conversation = session.get_one(Conversation, chatted.conversation_id)
    conversation.owner = takeover.owner_of("anna")
    session.flush()
    assert takeover.unread_by(session, "anna") == [(texted, 2), (chatted, 1)]
    texted.status = "closed"
    session.flush()
    assert takeover.unread_by(session, "anna") == [(chatted, 1)]
