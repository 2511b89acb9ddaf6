"""Who wants to join a programme gets a case at the Vermittler and a turn, never a place."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from actions.services import Services
from intake import programmes, references
from intake.database import read_scope, session_scope
from intake.programmes import Interest
from tests.actions.talk import Heard, Talk, Talking

VIERSEN, CENTRE = "kreis-viersen", "praeventionszentrum"
AUTUMN = "2020-11-04T10:00:00+01:00"
EARLIER = datetime(2020, 10, 5, 9, tzinfo=UTC)
AFTER = "2025-01-02T10:00:00+01:00"


@pytest.fixture
def fill(services: Services) -> Callable[[int, int], None]:
    """Gives the places up to a number to others, and lets some more wait."""

    def make(last: int, waiting: int = 0) -> None:
        with session_scope(services.engine) as session:
            for number in range(123, last + 1 + waiting):
                interest = Interest(programme=CENTRE, municipality=VIERSEN)
                interest.reference = references.reference_for(session, f"other-{number}")
                interest.registered_at = EARLIER
                interest.place = number if number <= last else None
                session.add(interest)

    return make


@pytest.fixture
def joined(talking: Talking) -> Callable[[], tuple[Talk, Heard]]:
    """Asks about the centre, says yes, gives a number and no name; the case is opened."""

    def make() -> tuple[Talk, Heard]:
        talk = talking(VIERSEN, "de", now=AUTUMN)
        talk.hears("Präventionszentrum", "ask_prevention", service="prevention_centre")
        talk.does("action_answer_topic")
        taken = talk.hears("ja", "affirm").does("action_take_up_offer")
        assert taken.followup == "handover_form"
        talk.gives("phone", "+491713920042").turn("handover_form")
        talk.hears("", "deny", kind="name").turn()
        return talk, talk.does("action_open_case")

    return make


def asked(talk: Talk) -> Heard:
    talk.hears("Präventionszentrum", "ask_prevention", service="prevention_centre")
    return talk.does("action_answer_topic")


def test_joining_is_offered_and_not_done(talking: Talking) -> None:
    heard = asked(talking(VIERSEN, "de", now=AUTUMN))
    assert heard.said[-1] == "utter_offer_interest"
    assert "freiwillig" in heard.answer and "122" in heard.answer


def test_the_interest_is_a_case_for_the_vermittler(joined: Callable) -> None:
    talk, heard = joined()
    case = talk.case()
    assert case and (case.department, case.reason, case.wants) == (
        "vermittlung", "programme_interest", "callback",
    )  # fmt: skip
    assert heard.said == ["utter_interest_recorded"]


def test_it_is_recorded_and_takes_no_place(services: Services, joined: Callable) -> None:
    talk, _ = joined()
    with read_scope(services.engine) as session:
        [interest] = programmes.of_case(session, talk.case().reference)
    assert (interest.waits, interest.place) == (True, None)


def test_when_all_are_taken_the_line_is_told_before_and_after(
    talking: Talking, joined: Callable, fill: Callable
) -> None:
    fill(300, waiting=2)
    assert "Platz 3 der Warteliste" in asked(talking(VIERSEN, "de", now=AUTUMN)).answer
    _, heard = joined()
    assert "Alle 300 Plätze sind vergeben" in heard.answer
    assert "Sie stehen auf Platz 3 der Warteliste" in heard.answer


def test_while_one_is_free_nobody_hears_of_a_line(joined: Callable, fill: Callable) -> None:
    fill(299)
    _, heard = joined()
    assert heard.said == ["utter_interest_recorded"]


def test_after_its_five_years_nothing_is_offered(talking: Talking) -> None:
    heard = asked(talking(VIERSEN, "de", now=AFTER))
    assert "Soweit wir wissen" in heard.answer
    assert heard.said[-1] == "utter_offer_person"


def test_a_yes_after_the_last_day_is_an_ordinary_case(services: Services, talking: Talking) -> None:
    talk = talking(VIERSEN, "de", now="2024-12-31T10:00:00+01:00")
    asked(talk)
    talk.hears("ja", "affirm").does("action_take_up_offer")
    talk.metadata["now"] = AFTER
    talk.gives("phone", "+491713920042").turn("handover_form")
    talk.hears("", "deny", kind="name").turn()
    assert talk.does("action_open_case").said == ["utter_case_opened"]
    with read_scope(services.engine) as session:
        assert programmes.of_case(session, talk.case().reference) == []


def test_a_wish_for_an_appointment_there_is_answered_the_same(talking: Talking) -> None:
    talk = talking(VIERSEN, "de", now=AUTUMN)
    talk.hears("freie Plätze", "book_appointment", service="prevention_centre")
    heard = talk.does("action_start_booking")
    assert heard.said[-1] == "utter_offer_interest"
    assert heard.followup == "action_listen"
