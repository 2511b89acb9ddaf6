"""Why nothing is free for a wish, as it is told."""

import pytest

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Talk, Talking

TUESDAY_TEN = "2014-02-11T10:00:00+01:00"


def test_a_time_that_others_have_is_full(at_the_time: Talk, take_seat) -> None:
    take_seat(TUESDAY_TEN)
    heard = at_the_time.hears("dinsdag om tien uur").turn()
    assert heard.answer == "Op dat moment is er niets vrij, want alles is bezet."


def test_ten_past_ten_is_no_closed_hour(at_the_time: Talk) -> None:
    heard = at_the_time.hears("dinsdag om tien over tien").turn()
    assert "alles is bezet" in heard.answer


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("zaterdag om tien uur", "Er zijn zaterdag 8 februari geen afspraken."),
        ("liever zaterdag", "Er zijn zaterdag 8 februari geen afspraken."),
        (
            "dinsdag om acht uur 's ochtends",
            "Dinsdag 11 februari zijn er afspraken van 9 tot 12 uur en 13 tot 16 uur.",
        ),
        (
            "dinsdagavond",
            "Dinsdag 11 februari zijn er afspraken van 9 tot 12 uur en 13 tot 16 uur.",
        ),
        ("in het weekend", "Op dat moment zijn er geen afspraken."),
        ("op 20 mei", "Zo ver vooruit kan ik niet plannen. Dat kan tot en met woensdag 19 maart."),
    ],
)
def test_what_is_closed_is_not_called_full(at_the_time: Talk, wish: str, told: str) -> None:
    assert at_the_time.hears(wish).turn().answer == told


def test_a_holiday_is_named(talking: Talking) -> None:
    talk = talking(now="2014-04-16T10:00:00+02:00")
    begin(talk, "op het gemeentehuis voor huishoudelijke hulp", service="household_help")
    heard = talk.hears("maandag 21 april").turn()
    assert heard.answer == "Er zijn maandag 21 april geen afspraken, vanwege Tweede paasdag."


def test_an_hour_of_today_that_is_over_is_too_late(at_the_time: Talk) -> None:
    at_the_time.metadata["now"] = "2014-02-05T15:00:00+01:00"
    assert at_the_time.hears("vandaag om twee uur").turn().answer == "Dat lukt vandaag niet meer."


def test_yesterday_is_over(at_the_time: Talk) -> None:
    assert at_the_time.hears("gisteren").turn().answer == "Dat is al voorbij."


def test_german_says_it_too(talking: Talking) -> None:
    talk = talking(language="de")
    begin(talk, "im Rathaus, für eine Haushaltshilfe", service="household_help")
    heard = talk.hears("lieber am Samstag").turn()
    assert heard.answer == "Es gibt am Samstag, 8. Februar keine Termine."
