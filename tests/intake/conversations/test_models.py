"""What a row of a conversation keeps."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from intake.conversations import (
    Conversation,
)

OpenOne = Callable[..., Conversation]


def test_buttons_added_to_the_map_of_commands_are_saved(
    session: Session, open_one: OpenOne
) -> None:
    conversation = open_one()
    conversation.commands["b1"] = {"name": "affirm", "entities": []}
    session.flush()
    session.expire_all()
    assert conversation.commands == {"b1": {"name": "affirm", "entities": []}}
