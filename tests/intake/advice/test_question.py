"""Which rule fits a question."""

from collections.abc import Callable

from intake.municipalities import Municipality
from tests.intake.advice.moments import routed

ByName = Callable[[str], Municipality]
Made = Callable[..., Municipality]


def test_in_wuppertal_the_legal_status_is_asked_first(profile: ByName) -> None:
    found = routed(profile("jobcenter-wuppertal"), "2016-08-31T10:00", topic="integration")
    assert found.next_step.kind == "ask_legal_status"
    assert found.answer is None


def test_who_wants_a_person_is_not_asked_for_a_status(profile: ByName) -> None:
    found = routed(
        profile("jobcenter-wuppertal"),
        "2016-08-31T10:00",
        topic="integration",
        intent="speak_to_human",
    )
    assert (found.action, found.next_step.kind) == ("person", "call")


def test_a_status_that_was_told_counts_where_it_would_not_be_asked(profile: ByName) -> None:
    asked = {"topic": "income", "service": "citizens_benefit"}
    wuppertal = profile("jobcenter-wuppertal")
    assert routed(wuppertal, "2016-08-31T10:00", **asked).department == "jobcenter"
    told = routed(wuppertal, "2016-08-31T10:00", legal_status="recognised", **asked)
    assert told.department == "zebera"


def test_a_rule_can_depend_on_a_department_being_closed(made: Made) -> None:
    profile = made()
    assert routed(profile, "2027-01-04T10:00", topic="debt").department == "social"
    closed = routed(profile, "2027-01-04T12:00", topic="debt")
    assert closed.department == "contact_centre"
    assert closed.because and closed.because.startswith("Buiten het spreekuur")
