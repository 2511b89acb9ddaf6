"""Rasa waits for its store no longer than a turn may last: while it waits, everybody does."""

from typing import Any

import sqlalchemy as sa

from bot.serving import tracker_store


def asked_for(engine: sa.engine.Engine) -> dict[str, Any]:
    """What the driver would be told; nothing is connected."""
    seen: dict[str, Any] = {}

    @sa.event.listens_for(engine, "do_connect")
    def note(_dialect: Any, _record: Any, _given: Any, settings: dict[str, Any]) -> None:
        seen.update(settings)
        raise ConnectionRefusedError

    try:
        engine.connect()
    except ConnectionRefusedError:
        pass
    return seen


def test_a_server_that_says_nothing_is_given_up_within_a_turn() -> None:
    url = sa.engine.make_url("postgresql://somebody@10.0.0.1/intake")
    told = asked_for(tracker_store._is_asked_first(url))
    assert told["tcp_user_timeout"] <= 4000
    alive = told["keepalives_idle"] + told["keepalives_interval"] * told["keepalives_count"]
    assert told["keepalives"] == 1 and alive <= 4
    assert told["connect_timeout"] <= 3


def test_a_server_ends_what_lasts_too_long_and_rasas_schema_stays_named(
    monkeypatch: Any,
) -> None:
    monkeypatch.setenv("POSTGRESQL_SCHEMA", "rasa")
    url = sa.engine.make_url("postgresql://somebody@10.0.0.1/intake")
    options = asked_for(tracker_store._is_asked_first(url))["options"]
    assert "search_path=rasa" in options
    for limit in ("statement_timeout=4000", "lock_timeout=2000", "idle_in_transaction_session"):
        assert limit in options


def test_nobody_waits_for_a_connection_longer_than_a_turn(tmp_path: Any) -> None:
    for url in (f"sqlite:///{tmp_path}/rasa.db", "postgresql://somebody@10.0.0.1/intake"):
        address = sa.engine.make_url(url)
        sqlite = address.drivername == "sqlite"
        made = (tracker_store._stays_open if sqlite else tracker_store._is_asked_first)(address)
        assert made.pool.timeout() == tracker_store.POOL_SECONDS
