"""What is promised in a yes holds while a process is killed or a store is locked in its middle.

`make bench ONLY=promises` breaks everything, on both databases; here two things, of which each once
booked twice or kept silent.
"""

import pytest

from benchmarks.faults import Break, killed, locked
from benchmarks.promise_steps import ACTED, RECORDED
from benchmarks.promised import counts
from benchmarks.promises import broken_turns
from deploy.processes import Installation

# A whole installation has to start first: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)
CITIZENS = 8


@pytest.mark.parametrize(
    ("fault", "broken", "moment"),
    [("kill_gateway", killed("gateway"), ACTED), ("lock_rasas", locked("rasas"), RECORDED)],
)
def test_every_promise_is_kept(
    fragile: Installation, fault: str, broken: Break, moment: str
) -> None:
    found = broken_turns(fragile, fault, broken, CITIZENS, moment).promises
    wrong = [one for one in found if one[1] != "kept"]
    assert wrong == [], counts(found)
