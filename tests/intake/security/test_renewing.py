"""Tokens are found wherever they stand, and every table that may hold one is looked through."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from intake import receipts
from intake.receipts import Receipt
from intake.security.keys import KeyRing
from intake.security.renewing import dated, renew, sealing_tables
from intake.tables import Base
from tests.intake.conftest import KEY
from tests.intake.security.test_keys import NEW

RING = KeyRing(f"{NEW} {KEY}")
TABLE: Any = Receipt.__table__


def test_whoever_adds_a_table_with_a_text_need_not_think_of_it() -> None:
    assert {table.name for table in sealing_tables()} >= {"contacts", "outbox", "webhook_receipts"}
    assert len(sealing_tables()) > len(Base.metadata.tables) / 2


@pytest.mark.parametrize("text", ["", "gAAAAAno token", "words"])
def test_what_is_no_token_stays(session: Session, now: datetime, text: str) -> None:
    receipts.remember(session, "1", text, now)
    found = dated(session, TABLE, RING)
    assert found.dated == []
    assert found.unreadable == text.startswith("gAAAAA")
    assert renew(session, TABLE, [("1",)], RING) == 0


def test_a_row_that_went_meanwhile_is_no_error(session: Session) -> None:
    assert renew(session, TABLE, [("gone",)], RING) == 0


def test_what_an_older_key_sealed_is_found_once(session: Session, now: datetime) -> None:
    receipts.remember(session, "1", KeyRing(KEY).seal("a").decode(), now)
    receipts.remember(session, "2", KeyRing(NEW).seal("b").decode(), now)
    assert dated(session, TABLE, RING) == ([("1",)], 0)
    assert renew(session, TABLE, [("1",)], RING) == 1
    assert dated(session, TABLE, RING) == ([], 0)
