"""A Vermittler in Viersen gives places on the programme; who comes too late stays in line."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest

from intake import cases, programmes, references, staff
from intake.conversations import open_conversation
from intake.database import read_scope, session_scope
from intake.programmes import Interest
from tests.clocks import SetClock
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, email
from webhook.services import Services

VIERSEN, CENTRE = "kreis-viersen", "praeventionszentrum"
JUNE = datetime.fromisoformat("2021-06-08T09:00:00+02:00")


@pytest.fixture
def petra(services: Services, browse: Callable[[], Browser], clock: SetClock) -> Browser:
    """A Vermittler who is signed in, on a morning in June 2021."""
    clock.set(JUNE)
    with session_scope(services.engine) as session:
        staff.put_clerk(
            session, services.profiles.get(VIERSEN), email=email("petra"), name="Petra Klein",
            role="clerk", departments=["vermittlung"], password=PASSWORD, now=JUNE,
        )  # fmt: skip
    browser = browse()
    assert browser.sign_in("petra").status_code == 303
    return browser


@pytest.fixture
def asks_to_join(services: Services) -> Callable[[], str]:
    """Makes a customer who wants to join, a minute after the last; gives the case's reference."""
    minutes = count()

    def make() -> str:
        with session_scope(services.engine) as session:
            conversation = open_conversation(
                session, municipality=VIERSEN, channel="chat", language="de", locale="de-DE",
                now=JUNE,
            )  # fmt: skip
            reference = references.reference_for(session, conversation.id)
            draft = cases.CaseDraft(
                conversation_id=conversation.id, reference=reference, municipality=VIERSEN,
                department="vermittlung", topic="prevention", service="prevention_centre",
                intent=None, language="de", channel="chat", summary="Möchte mitmachen.",
                reason="programme_interest", routing=["source=Modellprojekt, 2020-10-01"],
            )  # fmt: skip
            cases.open_case(session, draft, JUNE)
            profile = services.profiles.get(VIERSEN)
            asked_at = JUNE + timedelta(minutes=next(minutes))
            programmes.register(session, profile, CENTRE, reference, asked_at)
            return reference

    return make


@pytest.fixture
def fill(services: Services) -> Callable[[int], None]:
    """Gives the places up to this number to others."""

    def make(last: int) -> None:
        with session_scope(services.engine) as session:
            for number in range(123, last + 1):
                interest = Interest(programme=CENTRE, municipality=VIERSEN, place=number)
                interest.reference = references.reference_for(session, f"other-{number}")
                interest.registered_at = JUNE
                session.add(interest)

    return make


def page(browser: Browser, reference: str) -> str:
    return browser.get(f"/desk/cases/{reference}").text


def test_a_case_shows_how_full_the_programme_is(
    petra: Browser, asks_to_join: Callable[[], str]
) -> None:
    told = page(petra, asks_to_join())
    for words in (
        "Regionale Präventionszentrum", "122 von 300 Plätzen", "Hat noch keinen Platz",
        "Möchte bei einem Programm mitmachen", "Quelle: Modellprojekt",
    ):  # fmt: skip
        assert words in told


def test_who_has_taken_the_case_gives_the_place(
    petra: Browser, services: Services, asks_to_join: Callable[[], str]
) -> None:
    reference = asks_to_join()
    assert "Platz bestätigen" not in page(petra, reference)
    petra.act(reference, "claim")
    assert petra.act(reference, "confirm", programme=CENTRE).status_code == 303
    told = page(petra, reference)
    assert "Hat Platz 123" in told and "Petra Klein hat einen Platz bestätigt" in told
    with read_scope(services.engine) as session:
        assert programmes.of_case(session, reference)[0].place == 123


def test_nobody_gives_a_place_on_a_case_they_have_not_taken(
    petra: Browser, services: Services, asks_to_join: Callable[[], str]
) -> None:
    reference = asks_to_join()
    assert petra.act(reference, "confirm", programme=CENTRE).status_code == 409
    with read_scope(services.engine) as session:
        assert programmes.of_case(session, reference)[0].place is None


def test_after_place_300_the_clerk_is_told_the_line(
    petra: Browser, asks_to_join: Callable[[], str], fill: Callable[[int], None]
) -> None:
    fill(300)
    asks_to_join()
    second = asks_to_join()
    petra.act(second, "claim")
    assert "Steht auf Platz 2 der Warteliste" in page(petra, second)
    refused = petra.act(second, "confirm", programme=CENTRE)
    assert refused.status_code == 409
    assert "Alle Plätze sind vergeben. Platz auf der Warteliste: 2" in refused.text


def test_a_place_can_be_given_back(petra: Browser, asks_to_join: Callable[[], str]) -> None:
    reference = asks_to_join()
    petra.act(reference, "claim")
    petra.act(reference, "confirm", programme=CENTRE)
    petra.act(reference, "withdraw", programme=CENTRE)
    told = page(petra, reference)
    assert "Macht nicht mehr mit" in told and "122 von 300" in told
    assert petra.act(reference, "confirm", programme=CENTRE).status_code == 409


def test_a_programme_that_is_over_or_unknown_gives_none(
    petra: Browser, asks_to_join: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = asks_to_join()
    petra.act(reference, "claim")
    assert petra.act(reference, "confirm", programme="chess").status_code == 422
