"""A form whose question cannot be asked (appointments are down) is left, and nothing follows."""

import asyncio
from typing import Any

import pytest
from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    FollowupAction,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

FORM, OFFER = "appointment_form", "handover:Wil een afspraak."
LEAVES: list[Event] = [
    *(ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("appointment_time", None)),
    *(SlotSet("offer", OFFER), FollowupAction("action_listen")),
]
"""What `actions.base.offer_a_person` returns."""


class Form(FormAction):
    """The form with a question that leaves it; what it validates is not the point."""

    async def _ask_for_slot(self, *_: Any, **__: Any) -> list[Event]:
        return LEAVES

    async def validate(self, *_: Any, **__: Any) -> list[Event]:
        return []

    async def activate(self, *_: Any, **__: Any) -> list[Event]:
        return []


@pytest.mark.parametrize("loop", [None, FORM], ids=["as it begins", "in the middle"])
def test_it_is_left_and_the_bot_listens(domain: Domain, loop: str | None) -> None:
    said = UserUttered("", intent={"name": "book_appointment"})
    events = [ActiveLoop(loop), ActionExecuted("action_listen"), said]
    tracker = DialogueStateTracker.from_events("c", events, domain.slots)
    done = asyncio.run(Form(FORM, None).run(None, None, tracker, domain))
    tracker.update_with_events([ActionExecuted(FORM), *done], domain)
    assert tracker.active_loop_name is None
    assert tracker.followup_action == "action_listen"
    assert tracker.get_slot("offer") == OFFER
