"""Words that a caller is likely to say next, for the question that is asked."""

from collections.abc import Callable

import pytest

from intake.conversations import Conversation
from tests.webhook.channels.voice.conftest import Telephone
from webhook.channels.voice.hints import LONGEST, MOST, hints
from webhook.services import Services

MOST_OF_TWILIO = 500
Hinted = Callable[..., tuple[str, ...]]


@pytest.fixture
def hinted(services: Services) -> Hinted:
    """The hints where this is awaited of a caller of this municipality."""

    def make(
        expect: str, *titles: str, at: str = "gemeente-leek", locale: str = "nl-NL"
    ) -> tuple[str, ...]:
        conversation = Conversation(
            municipality=at, language=locale[:2], locale=locale, expect=expect
        )
        return hints(services, conversation, titles)

    return make


def test_hints_are_what_can_be_had_here(phone: Telephone) -> None:
    said = phone.call().gather["hints"].split(", ")
    assert {"Een afspraak", "paspoort", "gemeentehuis"} <= set(said)


@pytest.mark.parametrize("expect", ["free", "listen", "choice", "date", "phone", "phone_check"])
@pytest.mark.parametrize(
    ("at", "locale"),
    [("gemeente-leek", "nl-NL"), ("stad-antwerpen", "nl-BE"), ("kreis-viersen", "de-DE")],
)
def test_there_are_never_more_than_twilio_takes(
    hinted: Hinted, expect: str, at: str, locale: str
) -> None:
    said = hinted(expect, "Eine sehr lange Auswahl, " * 5, at=at, locale=locale)
    assert 0 < len(said) <= MOST < MOST_OF_TWILIO
    assert all(0 < len(one) <= LONGEST and "," not in one for one in said)
    assert len(set(said)) == len(said)


def test_what_is_on_offer_comes_first(hinted: Hinted) -> None:
    assert hinted("choice", "Het gemeentehuis", "Bij u thuis")[:2] == (
        "Het gemeentehuis", "Bij u thuis",
    )  # fmt: skip


def test_a_choice_is_also_answered_by_yes_or_its_place(hinted: Hinted) -> None:
    assert {"ja", "nee", "eerste", "tweede"} <= set(hinted("choice", "Het gemeentehuis"))
    assert {"ja", "nein", "erste"} <= set(hinted("choice", "Rathaus", locale="de-DE"))


def test_a_date_is_a_day_and_an_hour(hinted: Hinted) -> None:
    said = set(hinted("date", "Morgen om 9 uur"))
    assert {"donderdag", "maart", "'s middags", "half elf", "negen uur"} <= said
    german = set(hinted("date", at="kreis-viersen", locale="de-DE"))
    assert {"Donnerstag", "10 Uhr 30", "vormittags"} <= german
    assert "paspoort" not in said


def test_a_number_is_digits_and_a_name_is_anything(hinted: Hinted) -> None:
    assert hinted("reference")[:3] == hinted("phone")[:3] == ("nul", "één", "twee")
    assert hinted("name") == ()


def test_services_are_also_called_what_callers_call_them(hinted: Hinted) -> None:
    said = hinted("free")
    assert "huishoudelijke hulp" in said and "stoeltjeslift" in said
    assert said.index("gemeentehuis") < said.index("stoeltjeslift")
