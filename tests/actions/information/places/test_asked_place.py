"""Which place a question means."""

from tests.actions.talk import REMARK, Talk, Talking

THURSDAY_OPEN = "2014-02-06T10:29:00+01:00"


def hours(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_opening_hours", **entities).does("action_opening_hours").answer


def place(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_location", **entities).does("action_location").answer


def test_without_a_place_it_is_the_town_hall_assumed_hours_and_all(talking: Talking) -> None:
    told = hours(talking(), "wanneer zijn jullie open")
    assert told.startswith(f"{REMARK} Het gemeentehuis is nu open")


def test_the_place_of_the_appointment_counts_where_none_is_named(talking: Talking) -> None:
    told = hours(talking(office="isd"), "hoe laat gaan jullie dicht")
    assert "ISD" in told


def test_nobody_waits_for_an_opening_at_home(talking: Talking) -> None:
    assert "gemeentehuis" in hours(talking(office="home_visit"), "hoe laat zijn jullie open")


def test_the_department_of_a_named_service_is_told(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "wanneer kan ik terecht voor bijstand",
                 service="social_assistance")  # fmt: skip
    assert "ISD Noordenkwartier" in told


def test_a_department_without_hours_of_its_own_keeps_those_of_the_municipality(
    talking: Talking,
) -> None:
    assert "gemeentehuis" in hours(talking(), "wanneer kan ik terecht", service="passport")
