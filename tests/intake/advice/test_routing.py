"""Who deals with a question, where, and what the bot does about it, at a moment."""

from collections.abc import Callable

import pytest

from intake.municipalities import Municipality
from tests.intake.advice.moments import routed

ByName = Callable[[str], Municipality]


def test_wmo_goes_to_the_lokaal_loket_until_31_january(profile: ByName) -> None:
    found = routed(profile("gemeente-leek"), "2014-01-31T10:00", topic="support")
    assert (found.department, found.next_step.kind) == ("lokaal_loket", "visit")
    assert found.answer and "van 9 tot 12 uur" in found.answer
    assert found.source and found.source.startswith("Wijzigingen") and not found.assumed


@pytest.mark.parametrize(("local", "step"), [("10:29", "visit"), ("10:31", "call_back")])
def test_income_goes_to_the_isd_while_its_hour_runs(profile: ByName, local: str, step: str) -> None:
    found = routed(profile("gemeente-leek"), f"2014-02-06T{local}", topic="income")
    assert (found.department, found.next_step.kind) == ("isd", step)


def test_household_help_can_be_booked_at_the_town_hall_or_at_home(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    asked = {"service": "household_help", "topic": "support", "intent": "book_appointment"}
    found = routed(leek, "2014-02-03T10:00", **asked)
    assert (found.action, found.offices) == ("book", ("town_hall", "home_visit"))
    before = routed(leek, "2014-01-31T10:00", **asked)
    assert before.action == "case"


def test_a_passport_is_answered_from_examples_and_says_so(profile: ByName) -> None:
    found = routed(profile("gemeente-leek"), "2014-02-03T10:00", service="passport", language="de")
    assert found.answer and "50 Euro" in found.answer
    assert found.assumed and found.source is None


def test_allowances_are_another_bodys(profile: ByName) -> None:
    found = routed(
        profile("gemeente-leek"), "2014-02-03T10:00", service="allowances", topic="income"
    )
    assert (found.action, found.next_step.kind) == ("redirect", "other_body")
    assert found.answer and "Belastingdienst" in found.answer


def test_a_whole_topic_can_be_another_bodys(profile: ByName) -> None:
    found = routed(
        profile("jobcenter-kreis-heinsberg"),
        "2020-06-10T10:00",
        topic="documents",
        service="passport",
        language="de",
    )
    assert found.action == "redirect"
    assert found.other_body and found.other_body.name.say("de") == "Ihre Stadt oder Gemeinde"


@pytest.mark.parametrize("intent", ["speak_to_human", "ask_status", "report_urgent"])
def test_some_matters_always_go_to_a_person(profile: ByName, intent: str) -> None:
    found = routed(profile("gemeente-leek"), "2014-02-03T10:00", topic="income", intent=intent)
    assert (found.action, found.department) == ("person", "isd")


def test_a_complaint_goes_to_those_who_take_complaints(profile: ByName) -> None:
    found = routed(
        profile("gemeente-leek"), "2014-02-03T10:00", topic="income", intent="make_complaint"
    )
    assert (found.action, found.department) == ("case", "complaints")


def test_what_nobody_deals_with_goes_to_the_default_department(profile: ByName) -> None:
    found = routed(profile("gemeente-leek"), "2014-02-03T10:00", topic="elsewhere")
    assert found.department == "kcc"
    assert "by=default_department" in found.why


def test_linkeroever_is_sent_to_four_other_desks(profile: ByName) -> None:
    asked = {"service": "passport", "intent": "book_appointment", "district": "linkeroever"}
    found = routed(profile("stad-antwerpen"), "2020-11-24T10:00", **asked)
    assert found.offices == ("centrum", "berchem", "borgerhout", "merksem")
    assert any("openbaar vervoer" in note.text for note in found.notes)
    assert found.notes[0].valid_until == "unknown"


def test_before_the_measure_linkeroever_has_its_own_desk(profile: ByName) -> None:
    asked = {"service": "passport", "intent": "book_appointment", "district": "linkeroever"}
    found = routed(profile("stad-antwerpen"), "2020-11-10T10:00", **asked)
    assert found.office == "linkeroever"


def test_berendrecht_may_book_elsewhere_too(profile: ByName) -> None:
    asked = {"service": "passport", "intent": "book_appointment", "district": "berendrecht"}
    found = routed(profile("stad-antwerpen"), "2020-11-24T10:00", **asked)
    assert found.office == "berendrecht" and "centrum" in found.offices
    assert any("één dag per week" in note.text for note in found.notes)


def test_heinsberg_gives_appointments_and_says_what_holds(profile: ByName) -> None:
    asked = {"service": "citizens_benefit", "topic": "income", "intent": "book_appointment"}
    found = routed(profile("jobcenter-kreis-heinsberg"), "2020-06-10T10:00", language="de", **asked)
    assert found.offices == ("heinsberg", "hueckelhoven", "erkelenz", "geilenkirchen")
    told = " ".join(note.text for note in found.notes)
    assert "Mund und Nase" in told and "nicht jeder Wunsch" in told


def test_heinsberg_gave_no_appointments_before(profile: ByName) -> None:
    asked = {"service": "citizens_benefit", "topic": "income"}
    found = routed(profile("jobcenter-kreis-heinsberg"), "2020-06-03T10:00", language="de", **asked)
    assert found.answer and "Antrag abzugeben" in found.answer
    assert found.next_step.kind == "call"


@pytest.mark.parametrize(
    ("local", "office", "assumed"),
    [
        ("2016-08-31T10:00", "neumarkt", False),
        ("2016-09-01T10:00", "haus_der_integration", True),
    ],
)
def test_recognised_refugees_go_where_zebera_is(
    profile: ByName, local: str, office: str, assumed: bool
) -> None:
    found = routed(
        profile("jobcenter-wuppertal"),
        local,
        service="refugee_first_application",
        topic="integration",
        legal_status="recognised",
        language="de",
    )
    assert (found.department, found.office, found.assumed) == ("zebera", office, assumed)
    assert found.answer and "SGB II" in found.answer
    assert found.because and "zebera" in found.because


def test_asylum_seekers_are_sent_to_the_ressort_as_an_assumption(profile: ByName) -> None:
    found = routed(
        profile("jobcenter-wuppertal"),
        "2016-08-31T10:00",
        topic="integration",
        legal_status="asylum_seeker",
    )
    assert (found.department, found.assumed) == ("ressort", True)
    assert "rule=asylum_seekers" in found.why


@pytest.mark.parametrize("status", ["leave_to_stay", "immigrant"])
def test_any_other_status_goes_to_a_person(profile: ByName, status: str) -> None:
    found = routed(
        profile("jobcenter-wuppertal"), "2016-08-31T10:00", topic="integration", legal_status=status
    )
    assert found.action == "person"


def test_language_courses_are_advised_on_together_without_asking(profile: ByName) -> None:
    found = routed(
        profile("jobcenter-wuppertal"),
        "2016-08-31T10:00",
        topic="integration",
        service="language_course",
        language="de",
    )
    assert found.department == "sprachkursberatung"
    assert found.answer and "gemeinsam" in found.answer


@pytest.mark.parametrize(
    ("local", "department"),
    [("2016-08-31T10:00", "jobcenter"), ("2016-09-01T10:00", "lotsen")],
)
def test_companies_and_volunteers_have_guides_from_september(
    profile: ByName, local: str, department: str
) -> None:
    found = routed(
        profile("jobcenter-wuppertal"), local, topic="integration", legal_status="supporter"
    )
    assert found.department == department


def test_in_2025_the_programme_has_ended_as_far_as_known(profile: ByName) -> None:
    found = routed(
        profile("kreis-viersen"), "2025-01-02T10:00", service="prevention_centre", language="de"
    )
    assert found.answer and "Soweit wir wissen" in found.answer
    assert found.next_step.kind == "call"


def test_the_same_question_has_the_same_route(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert routed(leek, "2014-02-06T10:29", topic="income") == routed(
        leek, "2014-02-06T10:29", topic="income"
    )
