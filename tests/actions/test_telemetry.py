"""What is counted of a case, and whether actions come to an end."""

import asyncio

import pytest
from rasa_sdk.interfaces import ActionNotFoundException

from actions.telemetry import STUCK_SECONDS, WatchedExecutor
from intake.monitoring.heartbeat import Progress, Pulse
from intake.monitoring.meters import Meters
from tests.actions.handover.handovers import begins
from tests.actions.talk import Talk, Talking


def opened(talk: Talk) -> float:
    """How many cases were counted."""
    return sum(
        sample.value
        for metric in talk.services.meters.handovers.collect()
        for sample in metric.samples
        if sample.name.endswith("_total")
    )


def test_a_case_is_counted_once(talking: Talking) -> None:
    talk = talking()
    before = opened(talk)
    begins(talk, service="stairlift")
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert opened(talk) == before + 1
    assert talk.slots["case_begun"] is None


def test_an_action_is_in_hand_until_it_ends_however_it_does() -> None:
    executor = WatchedExecutor(Meters())
    ended: list[bool] = []
    executor.progress.ends = lambda: ended.append(True)  # type: ignore[method-assign]
    with pytest.raises(ActionNotFoundException):
        asyncio.run(executor.run({"next_action": "action_nobody_wrote", "sender_id": "a"}))
    assert ended == [True]


def test_a_heartbeat_fails_where_no_action_ends() -> None:
    executor = WatchedExecutor(Meters())
    executor.progress = Progress(Pulse(STUCK_SECONDS, iter((0.0, 0.0, STUCK_SECONDS)).__next__))
    executor.progress.begins()
    assert not executor.progress.is_made()
