"""The next step that is open."""

from collections.abc import Callable
from datetime import datetime

from intake.municipalities import Municipality
from tests.intake.advice.moments import routed

ByName = Callable[[str], Municipality]


def test_wmo_goes_by_telephone_from_1_february(profile: ByName) -> None:
    found = routed(profile("gemeente-leek"), "2014-02-03T10:00", topic="support")
    assert (found.department, found.next_step.kind) == ("wmo", "call")
    assert found.next_step.phone == "+31594000010"
    assert found.answer and "Klant Contact Centrum" in found.answer


def test_on_the_saturday_between_somebody_calls_back(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    found = routed(leek, "2014-02-01T10:00", topic="support")
    assert found.next_step.kind == "call_back"
    assert found.next_step.opens_at == datetime(2014, 2, 3, 9, tzinfo=leek.timezone)


def test_documents_can_be_had_by_telephone_in_antwerp(profile: ByName) -> None:
    found = routed(profile("stad-antwerpen"), "2020-11-24T10:00", topic="documents")
    assert found.answer and "03 22 11 333" in found.answer
    assert not found.assumed


def test_viersen_records_the_interest_for_the_vermittler(profile: ByName) -> None:
    found = routed(
        profile("kreis-viersen"), "2020-11-04T10:00", service="prevention_centre", language="de"
    )
    assert (found.department, found.next_step.kind) == ("vermittlung", "register_interest")
    assert found.answer and "freiwillig" in found.answer and "122" in found.answer
