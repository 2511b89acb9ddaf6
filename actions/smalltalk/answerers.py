"""What may answer a turn instead of what was expected: one ordered list, for every entry point.

Danger comes first, then a wish how to be reached: both are heard before any action runs. The reader
for danger and the gateway's ear for wishes give such a turn an intent of its own
(`bot/confidence.py`, `webhook/dialogue/inbound.py`), which every form leaves to the rules of
`data/dialogue/danger.yml`. What follows here is asked for by the actions themselves.
"""

from collections.abc import Callable
from typing import Literal

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.information import topics
from actions.smalltalk import disagreement
from actions.turn_context import Citizen

Link = Literal["disagreement", "person"]
"""Names of the links, by which an entry point says what may answer there."""
Answerer = Callable[[Citizen, CollectingDispatcher], list[EventType] | None]


def _a_persons_matter(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Pass on what the bot never says: entitlement, somebody's own file, their letter."""
    if topics.only_a_person_may_say(citizen) is None:
        return None
    return topics.answer(citizen, dispatcher)


ORDER: tuple[tuple[Link, Answerer], ...] = (
    ("disagreement", disagreement.answered),
    ("person", _a_persons_matter),
)
"""Who is asked first comes first; each returns None where the turn is not theirs."""


def first_answer(
    citizen: Citizen, dispatcher: CollectingDispatcher, *links: Link
) -> list[EventType] | None:
    """Let the first of these links answer that has an answer; None where none of them has.

    The order is that of `ORDER`, however the links are named.
    """
    for link, answer in ORDER:
        told = answer(citizen, dispatcher) if link in links else None
        if told is not None:
            return told
    return None
