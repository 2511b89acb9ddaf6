"""A number to watch is added by its row: counted, shown, and in the list of all numbers."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

COUNTED = """
from prometheus_client import generate_latest
from intake.monitoring.meters import Meters
meters = Meters()
meters.transfers.labels("voice", "nl", "gemeente-leek").inc()
print(generate_latest(meters.registry).decode())
"""


def test_it_is_counted_and_listed(added: Callable[..., Copy]) -> None:
    copy = added("A number to watch", "docs/watching.md")
    named = 'intake_transfers_total{channel="voice",language="nl",municipality="gemeente-leek"} 1.0'
    assert named in copy.says(COUNTED)
    assert "`intake_transfers_total`" in (copy.root / "docs" / "watching.md").read_text("utf-8")
