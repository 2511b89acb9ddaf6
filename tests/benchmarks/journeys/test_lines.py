"""Citizens of a run come from addresses and numbers of their own."""

import random

import pytest

from benchmarks.journeys.citizens.speech import Line
from benchmarks.journeys.lines import WRITING, Connection, _Address
from tests.benchmarks.journeys.conftest import MakeGoal
from webhook.channels.sms.thread import CHAINED
from webhook.services import Services
from webhook.simulator.heard import Heard
from webhook.simulator.text_message import SmsClient


def test_addresses_are_loopback_and_differ() -> None:
    sources = {_Address(number)._source[0] for number in range(0, 40_000, 7)}
    assert len(sources) > 5_000
    for source in sources:
        assert source.startswith("127.")
        assert all(0 <= int(part) <= 255 for part in source.split("."))


@pytest.mark.parametrize(
    ("channel", "begins"), [("chat", ""), ("sms", "+3161"), ("voice", "+31612345678")]
)
def test_a_number_tells_who_calls_or_writes(
    channel: str, begins: str, services: Services, make_goal: MakeGoal
) -> None:
    goal = make_goal(channel=channel)
    connection = Connection(goal, services, "http://127.0.0.1:1", random.Random(1))
    assert connection.own_number.startswith(begins)
    assert connection.own_number or channel == "chat"
    assert not connection.heard_back


class Unsent(SmsClient):
    """Writes to nobody."""

    def say(self, words: str, sid: str = "") -> list[Heard]:
        return []


def test_a_text_message_comes_when_a_person_has_written_it(
    services: Services, make_goal: MakeGoal
) -> None:
    goal = make_goal(channel="sms")
    connection = Connection(goal, services, "http://127.0.0.1:1", random.Random(1))
    connection.client = Unsent("http://127.0.0.1:1", services, goal.now)
    for _ in range(2):
        connection.do(Line("paspoort"))
    assert connection.client.now == goal.now + 2 * WRITING
    assert WRITING >= CHAINED
