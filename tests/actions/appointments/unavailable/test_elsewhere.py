"""Where a wish cannot be met, another office may have a time for it."""

from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Talk


def test_another_office_that_has_the_time_is_one_press_away(at_the_time: Talk, take_seat) -> None:
    take_seat(MONDAY_NINE)
    heard = at_the_time.hears("maandag om negen uur").turn()
    there = next(button for button in heard.buttons if "office" in button["command"]["entities"])
    assert there["title"] == "Maandag 10 februari om 9.00 uur, bij u thuis"
    at_the_time.presses(there).turn()
    held = at_the_time.held()
    assert held is not None
    assert (held.slot.office, at_the_time.slots["appointment_time"]) == (
        "gemeente-leek/home_visit",
        MONDAY_NINE,
    )


def test_a_wish_that_no_other_office_meets_offers_only_another_place(at_the_time: Talk) -> None:
    heard = at_the_time.hears("liever zaterdag").turn()
    assert "Een andere plek" in heard.titles
    assert not any("office" in button["command"]["entities"] for button in heard.buttons)


def test_a_wish_that_is_met_afterwards_offers_it_no_more(at_the_time: Talk, take_seat) -> None:
    take_seat(MONDAY_NINE)
    at_the_time.hears("maandag om negen uur").turn()
    at_the_time.hears("dan liever dinsdag").turn()
    assert (at_the_time.slots["elsewhere"], at_the_time.slots["wanted_time"]) == (None, None)
