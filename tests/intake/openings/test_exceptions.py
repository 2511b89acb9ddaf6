"""Hours are changed for some days, by somebody, and taken back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from intake import openings
from intake.municipalities import Municipality
from intake.openings import OpeningException, Wrong

TODAY = date(2026, 3, 11)
DAY = timedelta(days=1)


def proposed(leek: Municipality, **given: Any) -> OpeningException:
    usual = {"place": None, "day": TODAY, "until": TODAY, "open_": [], "reason": {}, "today": TODAY}
    return openings.proposed(leek, **usual | given)


def test_it_holds_until_it_is_taken_back_and_both_are_known(
    session: Session, leek: Municipality, lena: str, now: datetime
) -> None:
    row = openings.put(session, proposed(leek), lena, now)
    assert openings.in_force(session, leek.id, TODAY) == [row]
    assert openings.undo(session, leek.id, row.id, lena, now)
    assert not openings.undo(session, leek.id, row.id, lena, now)
    assert openings.in_force(session, leek.id, TODAY) == []
    (kept,) = openings.made_since(session, leek.id, TODAY)
    assert (kept.made_by, kept.undone_by) == (lena, lena)


def test_what_is_over_holds_no_more(
    session: Session, leek: Municipality, lena: str, now: datetime
) -> None:
    openings.put(session, proposed(leek), lena, now)
    assert openings.in_force(session, leek.id, TODAY + DAY) == []
    assert openings.in_force(session, "stad-antwerpen", TODAY) == []


def test_nobody_takes_back_what_is_another_municipalitys(
    session: Session, leek: Municipality, lena: str, now: datetime
) -> None:
    row = openings.put(session, proposed(leek), lena, now)
    for municipality, id_ in (("stad-antwerpen", row.id), (leek.id, "x"), (leek.id, "a\0")):
        assert not openings.undo(session, municipality, id_, lena, now)


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"place": "nowhere"}, "place"),
        ({"day": TODAY - DAY}, "day"),
        ({"day": TODAY + 731 * DAY, "until": TODAY + 731 * DAY}, "day"),
        ({"day": date.max, "until": date.max}, "day"),
        ({"until": TODAY - DAY}, "until"),
        ({"until": TODAY + 93 * DAY}, "until"),
        ({"open_": ["9 uur"]}, "open"),
        ({"open_": ["12:00-09:00"]}, "open"),
        ({"open_": ["09:00-12:00", "11:00-13:00"]}, "open"),
        ({"reason": {"nl": "a" * 121}}, "reason"),
        ({"reason": {"nl": "a\nb"}}, "reason"),
        ({"reason": {"nl": "Geen stroom."}}, "languages"),
    ],
)
def test_what_is_no_exception_is_refused(
    given: dict[str, Any], what: str, leek: Municipality
) -> None:
    with pytest.raises(Wrong) as refused:
        proposed(leek, **given)
    assert refused.value.what == what
