"""Wherever a conversation is, danger is met: a sample of the walk that benchmarks/danger.py takes.

The sample is always the same: whoever changes something else is not to meet a fault that was there
before. `WALK_SEED=7 pytest ...` takes another.
"""

import os
import time
from dataclasses import dataclass, field
from itertools import islice

import pytest

from benchmarks.danger import AT_ONCE, counts, walk
from benchmarks.walk import STATES, Walk, every_walk
from benchmarks.walked import Outcome
from deploy.processes import Installation
from webhook.simulator.records import Records

# The first test waits for a whole installation to start, and for all the walks.
pytestmark = pytest.mark.timeout(300)
OF_EACH_STATE = 10
"""So many walks go through each state."""
SECONDS = 75.0
"""After so long no more walks are begun: a busy machine takes fewer."""
ENOUGH = 60
"""So many a machine manages that does other things as well."""
MISSED = 0.20
"""The share of a sample that the reader may miss; tests/bot holds it to less over all lines."""


@dataclass
class Sample:
    """The walks of a seed, as far as the time went."""

    seed: int
    outcomes: list[Outcome] = field(default_factory=list)

    def told(self, found: list[Outcome]) -> str:
        """Say how to take this sample again, and what was said in the walks found."""
        return "\n".join([f"WALK_SEED={self.seed} {counts(self.outcomes)}", *map(str, found)])


def from_everywhere(walks: list[Walk]) -> list[Walk]:
    """Return the first walks through each state, the states taking turns."""
    through = [[walk for walk in walks if walk.state == state] for state in STATES]
    return [walk for turn in islice(zip(*through, strict=False), OF_EACH_STATE) for walk in turn]


@pytest.fixture(scope="module")
def sample(installation: Installation, records: Records) -> Sample:
    seed = int(os.environ.get("WALK_SEED", "404966"))
    taken, walks = Sample(seed), from_everywhere(every_walk(seed))
    began, port = time.monotonic(), int(installation.environ["PORT"])
    while walks and time.monotonic() - began < SECONDS:
        now, walks = walks[: 4 * AT_ONCE], walks[4 * AT_ONCE :]
        taken.outcomes += walk(now, port, records)
    return taken


def test_danger_is_seen_or_asked_about(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    missed = [one for one in sample.outcomes if one.seen == "missed"]
    with capsys.disabled():
        print(f"\n{sample.told([])}")  # noqa: T201
    assert len(missed) <= MISSED * len(sample.outcomes), sample.told(missed)


@pytest.mark.parametrize("fault", ["farewell", "hung_up", "menu"])
def test_nobody_in_danger_is_sent_away(sample: Sample, fault: str) -> None:
    found = with_fault(sample, fault)
    assert not found, sample.told(found)


def test_nothing_else_is_answered_to_danger(sample: Sample) -> None:
    found = with_fault(sample, "ordinary")
    assert not found, sample.told(found)


def test_whoever_wants_no_call_is_promised_none(sample: Sample) -> None:
    found = with_fault(sample, "contradiction")
    assert not found, sample.told(found)


def test_every_wish_is_heard(sample: Sample) -> None:
    found = [one for one in sample.outcomes if one.seen != "unreached" and not one.wish_heard]
    assert not found, sample.told(found)


def test_the_sample_is_large_and_from_everywhere(sample: Sample) -> None:
    unreached = [one for one in sample.outcomes if one.seen == "unreached"]
    assert not unreached, sample.told(unreached)
    assert len(sample.outcomes) >= ENOUGH
    assert {one.walk.state.name for one in sample.outcomes} == {state.name for state in STATES}


def with_fault(sample: Sample, fault: str) -> list[Outcome]:
    return [one for one in sample.outcomes if any(each.startswith(fault) for each in one.faults)]
