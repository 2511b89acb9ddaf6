"""Made-up citizens tell all about themselves; nothing of it lies in clear anywhere.

A sample of what `make bench ONLY=hearing` does, always the same: whoever changes something else is
not to meet a fault that was there before. `HEARING_SEED=7 pytest …` takes another.
"""

import os
from itertools import islice

import pytest

from benchmarks.hearing import Leak, lead, leaks
from benchmarks.made_up import CHANNELS, Talk, talks
from deploy.processes import Installation
from webhook.services import Services

# The first test waits for a whole installation to start, and for all conversations.
pytestmark = pytest.mark.timeout(300)
CONVERSATIONS = 18


@pytest.fixture(scope="module")
def seed() -> int:
    return int(os.environ.get("HEARING_SEED", "20222"))


@pytest.fixture(scope="module")
def led(seed: int, installation: Installation, beside: Services) -> list[Talk]:
    return list(lead(list(islice(talks(seed), CONVERSATIONS)), installation, beside))


def test_conversations_are_led_on_every_channel(led: list[Talk]) -> None:
    assert {talk.channel for talk in led} == set(CHANNELS)
    assert len(led) == CONVERSATIONS


def test_no_store_and_no_log_holds_what_was_told(
    led: list[Talk], seed: int, installation: Installation, beside: Services
) -> None:
    found: list[Leak] = leaks(led, beside, installation.log("rasa").parent)
    assert not found, "\n".join([f"HEARING_SEED={seed}", *map(str, found)])
