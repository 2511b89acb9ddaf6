"""What is refused of a turn can be told apart where that counts, and is one kind where not."""

import pytest

from intake.conversations import (
    ConversationBusy,
    ConversationError,
    TurnGivenUp,
    TurnLost,
)


def test_a_turn_that_was_lost_is_answered_like_one_that_had_to_wait() -> None:
    with pytest.raises(ConversationBusy):
        raise TurnLost("c")


def test_a_turn_that_was_given_up_is_no_turn_that_has_to_wait() -> None:
    assert issubclass(TurnGivenUp, ConversationError)
    assert not issubclass(TurnGivenUp, ConversationBusy)
