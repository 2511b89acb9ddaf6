"""What is said to a citizen, and to a clerk about them."""

from actions.turn_context.wording import Wording, button
from tests.actions.talk import Talking


def wording(talking: Talking, **given: str) -> Wording:
    return Wording(talking(**given).hears("hallo", "greet").tracker())


def test_a_citizen_hears_their_language_and_a_clerk_their_own(talking: Talking) -> None:
    here = wording(talking, language="de")
    assert (here.language, here.locale, here.own_locale) == ("de", "de-DE", "nl-NL")
    assert here.office_name("town_hall") == "das Rathaus"
    assert here.prompt("list_and") == "und" and here.staff_prompt("list_and") == "en"


def test_a_switch_in_this_session_counts(talking: Talking) -> None:
    assert wording(talking).language == "nl"
    switched = talking(**{"language": "nl"})
    switched.slots["language"] = "de"
    assert Wording(switched.hears("hallo", "greet").tracker()).language == "de"


def test_the_moment_is_that_of_the_municipality(talking: Talking) -> None:
    now = wording(talking, now="2014-02-06T09:00:00+00:00").now
    assert (now.hour, now.utcoffset()) == (10, now.tzinfo.utcoffset(now) if now.tzinfo else None)


def test_a_number_is_read_on_a_screen_and_heard_digit_by_digit(talking: Talking) -> None:
    assert wording(talking).number("12345671") == "12345671"
    assert wording(talking, channel="voice").number("12345671").startswith("een twee, drie vier")


def test_a_place_without_a_name_is_called_by_its_id(talking: Talking) -> None:
    here = wording(talking)
    assert here.office_name("nowhere") == here.at_office("nowhere") == "nowhere"
    assert here.service_name(None) == here.staff_name(None) == ""


def test_a_button_carries_its_command(talking: Talking) -> None:
    pressed = wording(talking).press("press_yes", "affirm", office="town_hall")
    title = str(pressed["title"])
    assert pressed == button(title, "affirm", office="town_hall") and title
