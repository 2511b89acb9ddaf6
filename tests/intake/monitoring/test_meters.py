"""What a process counts and times."""

from prometheus_client import generate_latest

from intake.monitoring.meters import WHOSE, Meters


def test_each_process_counts_for_itself() -> None:
    one, other = Meters(), Meters()
    one.duplicates.labels("sms").inc()
    told = 'intake_duplicates_total{channel="sms"} 1.0'
    assert told in generate_latest(one.registry).decode()
    assert told not in generate_latest(other.registry).decode()


def test_a_turn_is_timed_by_stage_and_the_whole_has_a_name() -> None:
    meters = Meters()
    meters.time("actions", {"sql": 0.01, "total": 0.02}, total="action")
    told = generate_latest(meters.registry).decode()
    for stage in ("sql", "action"):
        line = f'intake_stage_seconds_count{{process="actions",stage="{stage}"}} 1.0'
        assert line in told


def test_nothing_is_counted_by_citizen() -> None:
    assert WHOSE == ("channel", "language", "municipality")
