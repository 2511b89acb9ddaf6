"""What an operator hears of a limit that was reached."""

import logging

import pytest
from prometheus_client import generate_latest

from intake.monitoring.meters import Meters


def test_it_is_one_line_and_one_number(caplog: pytest.LogCaptureFixture) -> None:
    meters = Meters()
    with caplog.at_level(logging.WARNING):
        meters.limit_reached("guesses", "origin", "gemeente-leek")
    [record] = caplog.records
    assert record.getMessage() == "limit reached"
    facts = {"what": "guesses", "by": "origin", "municipality": "gemeente-leek"}
    assert record.facts == facts  # type: ignore[attr-defined]
    counted = generate_latest(meters.registry).decode()
    assert 'intake_limits_total{by="origin",what="guesses"} 1.0' in counted
