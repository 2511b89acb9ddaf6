"""Words of which the citizen has said that they are no danger."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from intake.conversations import Conversation, denied

OpenOne = Callable[..., Conversation]
SAID = "Ik trek het niet meer, met die papieren!"


@pytest.mark.parametrize("again", [SAID, "ik trek het niet meer met die papieren"])
def test_the_same_words_are_known_however_they_are_written(
    session: Session, open_one: OpenOne, again: str
) -> None:
    conversation = open_one()
    assert not denied.holds(conversation, again)
    denied.note(conversation, SAID)
    session.flush()
    session.expire_all()
    assert denied.holds(conversation, again)


@pytest.mark.parametrize("other", ["ik trek het niet meer", f"{SAID} en ik wil dood", ""])
def test_any_other_words_may_be_another_matter(open_one: OpenOne, other: str) -> None:
    conversation = open_one()
    denied.note(conversation, SAID)
    assert not denied.holds(conversation, other)


def test_what_is_denied_twice_is_kept_once(open_one: OpenOne) -> None:
    conversation = open_one()
    denied.note(conversation, SAID)
    denied.note(conversation, SAID)
    assert len(conversation.denied) == 1


def test_a_long_conversation_keeps_the_newest(open_one: OpenOne) -> None:
    conversation = open_one()
    for number in range(denied.MOST + 1):
        denied.note(conversation, f"ik kan niet meer {number}")
    assert len(conversation.denied) == denied.MOST
    assert not denied.holds(conversation, "ik kan niet meer 0")
    assert denied.holds(conversation, f"ik kan niet meer {denied.MOST}")
