"""An operator says who is meant in one way, and knows what was found apart."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from intake.commands.privacy.asked import Unclear, listed, parser, sought
from intake.commands.privacy.installation import Installation
from intake.keeping.person import whose
from intake.keeping.person.seeking import Sought
from intake.references import given_to, new_reference, spaced
from tests.intake.commands.privacy.conftest import NOW
from tests.intake.conftest import OpenCase, Talk

REFERENCE = new_reference(lambda: 7)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["--phone", "+31 6 12345678"], Sought(phone="+31612345678")),
        (
            ["--phone", "06-12345678", "--municipality", "gemeente-leek"],
            Sought(phone="+31612345678", municipality="gemeente-leek"),
        ),
        (
            ["--name", "Jan de Vries", "--municipality", "gemeente-leek"],
            Sought(name="Jan de Vries", municipality="gemeente-leek"),
        ),
        (["--reference", spaced(REFERENCE)], Sought(reference=REFERENCE)),
    ],
)
def test_one_way_is_enough(given: list[str], meant: Sought, installation: Installation) -> None:
    asked = parser("make forget", "").parse_args(given)
    assert sought(asked, installation.settings) == meant


def test_no_way_or_two_are_unclear(installation: Installation) -> None:
    for given in ([], ["--phone", "+31612345678", "--name", "Jan"]):
        with pytest.raises(Unclear):
            sought(parser("make forget", "").parse_args(given), installation.settings)


def test_what_is_found_is_told_by_when_where_and_its_number(
    installation: Installation, session: Session, talk: Talk, open_case: OpenCase
) -> None:
    first, second = talk(now=NOW), talk(now=NOW + timedelta(hours=1), channel="sms")
    open_case(first)
    found = whose.of(session, [first.id, second.id])
    reference = spaced(given_to(session, first.id) or "")
    assert list(listed(session, found)) == [
        f"2026-03-11 09:00  chat  gemeente-leek  {reference}  a case that is open",
        "2026-03-11 10:00  sms  gemeente-leek  no reference",
    ]
    session.close()
