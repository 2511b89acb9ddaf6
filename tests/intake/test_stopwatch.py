"""Where the time of a turn goes."""

from sqlalchemy import create_engine, text

from intake import stopwatch


def test_parts_are_added_up_beside_the_whole() -> None:
    with stopwatch.running() as parts:
        for _ in range(2):
            with stopwatch.part("rasa"):
                pass
    assert set(parts) == {"rasa", stopwatch.TOTAL}
    assert parts["rasa"] <= parts[stopwatch.TOTAL]


def test_outside_a_turn_nothing_is_counted() -> None:
    with stopwatch.part("rasa"):
        pass
    with stopwatch.running() as parts:
        pass
    assert set(parts) == {stopwatch.TOTAL}


def test_the_statements_of_an_engine_are_counted() -> None:
    engine = create_engine("sqlite://")
    stopwatch.follow(engine)
    with stopwatch.running() as parts, engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    engine.dispose()
    assert parts[stopwatch.SQL] >= 0


def test_a_log_line_has_milliseconds() -> None:
    assert stopwatch.milliseconds({"total": 0.0125, "sql": 0.001}) == {"ms": 12.5, "sql_ms": 1.0}
