"""What is noted about keeping has no room for a citizen's data, and goes with what it is about."""

from datetime import datetime

import pytest
from sqlalchemy import Text, delete, func, select
from sqlalchemy.orm import Session

from intake.cases import Case
from intake.database import Base
from intake.keeping.models import LegalHold, PrivacyAct, RetentionStop, RetentionWarning
from tests.intake.conftest import OpenCase, Talk


@pytest.mark.parametrize("table", [LegalHold, PrivacyAct, RetentionStop, RetentionWarning])
def test_no_column_takes_a_text_of_any_length(table: type[Base]) -> None:
    assert not [column for column in table.__table__.columns if isinstance(column.type, Text)]


def test_a_warning_goes_with_its_case(
    session: Session, talk: Talk, open_case: OpenCase, now: datetime
) -> None:
    case = open_case(talk())
    session.add(RetentionWarning(reference=case.reference, since=now))
    session.flush()
    session.execute(delete(Case))
    assert session.scalar(select(func.count()).select_from(RetentionWarning)) == 0
