"""A clerk keeps views of the list under names of their own."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import staff
from intake.finding import views
from intake.finding.views import MOST, TooManyViews, ViewUnnamed
from intake.municipalities import Municipality


@pytest.fixture
def clerks(
    session: Session, profile: Callable[[str], Municipality], now: datetime
) -> tuple[str, str]:
    """The ids of two clerks of Leek."""
    one, other = (
        staff.put_clerk(
            session, profile("gemeente-leek"), email=f"{name}@leek.example", name=name,
            role="clerk", departments=["wmo"], password="hier-komt-niemand-in", now=now,
        ).id
        for name in ("fatima", "joost")
    )  # fmt: skip
    return one, other


def test_a_view_is_its_clerks_alone(
    session: Session, clerks: tuple[str, str], now: datetime
) -> None:
    fatima, joost = clerks
    kept = views.save(session, fatima, "  Duitse   zaken ", {"language": "de"}, now)
    assert [(one.name, one.asked) for one in views.of(session, fatima)] == [
        ("Duitse zaken", {"language": "de"})
    ]
    assert views.of(session, joost) == []
    views.drop(session, joost, kept.id)
    assert views.of(session, fatima) == [kept]
    views.drop(session, fatima, kept.id)
    assert views.of(session, fatima) == []


def test_the_same_name_is_the_same_view(
    session: Session, clerks: tuple[str, str], now: datetime
) -> None:
    for channel in ("sms", "chat"):
        views.save(session, clerks[0], "Snel", {"channel": channel}, now)
    assert [one.asked for one in views.of(session, clerks[0])] == [{"channel": "chat"}]


def test_a_view_has_a_name_and_there_are_not_too_many(
    session: Session, clerks: tuple[str, str], now: datetime
) -> None:
    with pytest.raises(ViewUnnamed):
        views.save(session, clerks[0], "  ", {}, now)
    for number in range(MOST):
        views.save(session, clerks[0], f"Lijst {number}", {}, now)
    views.save(session, clerks[0], "Lijst 1", {"view": "mine"}, now)
    with pytest.raises(TooManyViews):
        views.save(session, clerks[0], "Nog een", {}, now)
