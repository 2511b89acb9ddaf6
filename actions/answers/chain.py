"""What may answer a turn instead of what was expected: one ordered list, for every entry point.

The order goes from what would do most harm unheard to what only adds. Danger, a wish how to be
reached and "where is that written?" come before any action runs, by intents of their own
(`bot/intents/confidence.py`, `webhook/dialogue/inbound.py`); no form may keep them. Then comes a
yes to whether they come about what runs under their number, whatever else is said with it, because
it answers our own question; then what only a person may say, because a told answer could be wrong
for somebody's own case; then another municipality's, because nothing of ours holds there. What was
asked for comes before what merely sounds alike: the answer to our own question, what a call before
this one was about, then what holds in the situation that the words tell (lost, for a child), a wish
to join what was told, and what goes on from the last answer (its matter, the same of another
matter, another day or place, where that is). Words that an editor wrote down name no matter, so
they come after all that does. A unit of the bank, a yes with a time, a service with a time, "one
moment" and disagreement come last: they are read only where nothing before them has an answer.

An entry point is an action that answers a turn. It names the links it allows: what informs allows
what comes `BEFORE_AN_ANSWER`, what does something (books, looks up) only what makes that pointless.
"""

from collections.abc import Callable
from typing import Literal

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import (
    circumstances,
    disagreement,
    interrupted,
    joining,
    named_booking,
    person,
    same_question,
    taken_up,
    telling,
)
from actions.information import follow_ups, notices, other_municipality, topics
from actions.information.places import hours_and_location
from actions.turn_context import Citizen

HEARD_EARLIER = {
    "danger": ("report_urgent", "unsure_danger"),
    "contact_wish": ("contact_wish",),
    "source": ("source_asked",),
}
"""The first links, and the intents by which the rules of `data/dialogue` answer them."""

Link = Literal[
    "again", "person", "municipality", "situation", "cut_off", "circumstance", "joining",
    "follow_up", "same", "hours", "place",
    "notice", "unit", "appointment", "booking", "wait", "disagreement",
]  # fmt: skip
"""Names of the links that actions ask, by which an entry point says what may answer there."""
Answerer = Callable[[Citizen, CollectingDispatcher], list[EventType] | None]

ORDER: tuple[tuple[Link, Answerer], ...] = (
    ("again", taken_up.called_again),
    ("person", person.answered),
    ("municipality", other_municipality.answered),
    ("situation", topics.told_situation),
    ("cut_off", interrupted.begun_anew),
    ("circumstance", circumstances.answered),
    ("joining", joining.answered),
    ("follow_up", follow_ups.answered),
    ("same", same_question.answered),
    ("hours", hours_and_location.hours_after),
    ("place", hours_and_location.place_after),
    ("notice", notices.answered),
    ("unit", telling.answered),
    ("appointment", taken_up.with_a_time),
    ("booking", named_booking.with_a_service),
    ("wait", interrupted.given_time),
    ("disagreement", disagreement.answered),
)
"""Who is asked first comes first; each returns None where the turn is not theirs."""

BEFORE_AN_ANSWER: tuple[Link, ...] = (
    "again", "person", "municipality", "situation", "circumstance", "joining", "follow_up"
)  # fmt: skip
"""What comes before anything that is only told, whichever action hears it."""


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
