"""How a conversation names its owner."""

import pytest

from intake.takeover import BOT, QUEUE, clerk_of, owner_of


def test_a_clerk_is_found_again_by_the_owner() -> None:
    assert clerk_of(owner_of("7")) == "7"


@pytest.mark.parametrize("owner", [BOT, QUEUE])
def test_bot_and_queue_are_no_clerk(owner: str) -> None:
    assert clerk_of(owner) is None
