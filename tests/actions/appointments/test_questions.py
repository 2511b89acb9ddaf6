"""The questions that the form of a booking asks."""

import pytest

from intake.appointments.book import Book
from tests.actions.appointments.bookings import begin
from tests.actions.talk import Heard, Talk, Talking

# What is asked, and what need not be asked.


def test_without_a_service_the_service_is_asked(talking: Talking) -> None:
    heard = begin(talking(), "ik wil een afspraak")
    assert heard.said == ["utter_ask_service"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}
    assert all(b["command"]["name"] == "inform" for b in heard.buttons)


def test_the_most_wanted_services_come_first_and_something_else_leads_to_the_others(
    talking: Talking,
) -> None:
    talk = talking()
    heard = begin(talk, "ik wil een afspraak")
    assert heard.titles[:3] == ["Huishoudelijke hulp", "Paspoort", "Identiteitskaart"]
    assert (len(heard.titles), heard.titles[-1]) == (7, "Iets anders")
    others = talk.presses(heard.buttons[-1]).turn()
    assert others.answer == "Waarvoor komt u? Zeg het in een paar woorden."
    assert not set(others.titles) & set(heard.titles)
    assert others.titles[-1] == "Een medewerker spreken"
    asked = talk.presses(others.buttons[0]).turn()
    assert (talk.slots["service"], talk.slots["offer"]) == ("stairlift", None)
    assert asked.said == ["utter_ask_office_or_home"]


def test_where_all_fit_there_is_nothing_else(talking: Talking) -> None:
    talk = talking("kreis-viersen", language="de", now="2020-11-16T10:00:00+01:00")
    assert "Etwas anderes" not in begin(talk, "ich möchte einen Termin").titles


def test_services_of_the_topic_come_first_and_keep_their_capitals(talking: Talking) -> None:
    heard = begin(talking(language="de", topic="support"), "ich möchte einen Termin")
    assert heard.titles[0] == "Haushaltshilfe"
    assert "Barrierefreier Umbau" in heard.titles


def test_a_service_of_several_places_asks_where(talking: Talking) -> None:
    heard = begin(talking(), "afspraak voor huishoudelijke hulp", service="household_help")
    assert heard.titles == ["Het gemeentehuis", "Bij u thuis"]
    where = heard.values("utter_ask_office_or_home")
    assert (where["first"], where["second"]) == ("op het gemeentehuis", "bij u thuis")


def test_a_service_of_several_desks_asks_where_people_would_rather_come(talking: Talking) -> None:
    talk = talking("stad-antwerpen", now="2020-11-16T10:00:00+01:00")
    heard = begin(talk, "afspraak voor een reispas", service="passport")
    assert heard.said == ["utter_ask_office"]


def test_the_first_wording_names_the_service_the_next_only_the_times(at_the_time: Talk) -> None:
    assert at_the_time.asks_again().said == ["utter_ask_time_for_wish"]
    at_the_time.slots["offered_times"] = None
    assert at_the_time.asks_again().said == ["utter_ask_time"]


def test_where_nobody_can_come_a_person_is_offered(nothing_free: tuple[Talk, Heard]) -> None:
    _, heard = nothing_free
    assert heard.said == ["utter_no_appointments_there"]
    assert [b["command"]["name"] for b in heard.buttons] == ["speak_to_human", "stop_dialogue"]


def test_where_all_is_taken_a_call_is_offered_when_something_becomes_free(
    talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "free_slots", lambda *_: [])
    heard = begin(talking(), "afspraak op het gemeentehuis", service="household_help")
    assert heard.values("utter_no_times")["weeks"] == "6"
    assert heard.titles == ["Een andere plek", "Bel mij als er iets vrijkomt", "Stoppen"]


def test_a_no_is_asked_what_to_change(read_back: Talk) -> None:
    heard = read_back.hears("nee", "deny").turn()
    assert heard.said == ["utter_ask_what_to_change"]
    assert [b["command"]["name"] for b in heard.buttons] == [
        *("inform", "inform", "inform", "stop_dialogue")
    ]


@pytest.mark.parametrize(
    ("button", "missing"), [(0, "appointment_time"), (1, "office")], ids=["time", "place"]
)
def test_what_to_change_is_pressed(read_back: Talk, button: int, missing: str) -> None:
    heard = read_back.hears("nee", "deny").turn()
    read_back.presses(heard.buttons[button]).turn()
    assert read_back.slots["requested_slot"] == missing
    assert read_back.slots["offer"] is None
