"""A visit at home asks where; the address lies with the contact data, and with nothing else."""

import pytest

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Heard, Talk, Talking

ADDRESS = "Tolberterstraat 66 in Leek"


@pytest.fixture
def asked(talking: Talking) -> tuple[Talk, Heard]:
    """Household help at home on Monday at nine, for Els: the address is asked."""
    talk = talking()
    begin(talk, "huishoudelijke hulp bij mij thuis", service="household_help")
    talk.hears("maandag om negen uur").turn()
    return talk, talk.gives("name", "Els de Vries").turn()


def test_the_address_is_asked_after_the_name(asked: tuple[Talk, Heard]) -> None:
    _, heard = asked
    assert heard.said == ["utter_ask_address"]
    assert heard.directive("expect") == {"type": "expect", "kind": "address"}


def test_it_is_read_back_by_its_mark_and_never_lies_in_the_dialogue(
    asked: tuple[Talk, Heard],
) -> None:
    talk, _ = asked
    heard = talk.gives("address", ADDRESS).turn()
    assert heard.values("utter_ask_confirm")["place"] == "bij u thuis, op het adres [address]"
    assert ADDRESS not in str(talk.slots) + str(talk.events) + str(heard.messages)


def test_who_would_rather_not_say_books_without(asked: tuple[Talk, Heard]) -> None:
    talk, heard = asked
    confirmed = talk.presses(heard.buttons[0]).turn()
    assert confirmed.values("utter_ask_confirm")["place"] == "bij u thuis"


def test_a_no_in_words_is_no_end_of_the_booking(asked: tuple[Talk, Heard]) -> None:
    talk, _ = asked
    assert talk.hears("dat zeg ik liever niet", "deny").turn().said == ["utter_ask_confirm"]


def test_words_that_are_no_address_are_asked_again(asked: tuple[Talk, Heard]) -> None:
    talk, _ = asked
    assert talk.hears("bij de kerk", "inform").turn().rejected


def test_at_a_desk_nobody_is_asked(read_back: Talk) -> None:
    assert read_back.slots["address_given"] is False


def test_who_changes_from_the_desk_to_a_visit_is_asked(read_back: Talk) -> None:
    read_back.hears("nee, toch liever bij mij thuis", "deny").turn()
    heard = read_back.hears("dinsdag om tien uur").turn()
    assert heard.said == ["utter_ask_address"]


def test_an_address_that_is_wrong_is_asked_once_more(asked: tuple[Talk, Heard]) -> None:
    talk, _ = asked
    talk.gives("address", ADDRESS).turn()
    changes = talk.hears("nee", "deny").turn()
    press = next(one for one in changes.buttons if one["title"] == "Een ander adres")
    assert talk.presses(press).turn().said == ["utter_ask_address"]
    assert talk.gives("address", "Kerkweg 3 in Tolbert").turn().said == ["utter_ask_confirm"]
    assert talk.slots["offer"] is None


def test_a_visit_needs_notice(talking: Talking) -> None:
    talk = talking()
    begin(talk, "huishoudelijke hulp bij mij thuis", service="household_help")
    assert talk.slots["offered_times"][0] == "2014-02-06T10:00:00+01:00"
    heard = talk.hears("vandaag om twee uur").turn()
    assert heard.answer.startswith("Dat is te snel voor een bezoek. Dat kan op zijn vroegst morgen")
