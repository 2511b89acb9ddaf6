"""Opening hours in words."""

from tests.actions.talk import Talk, Talking

THURSDAY_OPEN = "2014-02-06T10:29:00+01:00"
THURSDAY_CLOSED = "2014-02-06T10:31:00+01:00"


def hours(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_opening_hours", **entities).does("action_opening_hours").answer


def place(talk: Talk, text: str, **entities: object) -> str:
    return talk.hears(text, "ask_location", **entities).does("action_location").answer


def test_the_isd_is_open_a_minute_before_half_past_ten(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu open, tot 10.30 uur." in told


def test_the_isd_is_closed_a_minute_after_until_monday(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_CLOSED), "is de ISD nu open")
    assert "De ISD Noordenkwartier is nu gesloten." in told
    assert "maandag 10 februari om 9.00 uur" in told


def test_its_week_is_told_in_one_sentence(talking: Talking) -> None:
    told = hours(talking(now=THURSDAY_OPEN), "is de ISD nu open")
    assert "maandag tot en met donderdag van 9 tot 10.30 uur" in told
    assert "vrijdag" not in told


def test_the_same_is_true_in_german(talking: Talking) -> None:
    talk = talking(language="de", now=THURSDAY_CLOSED)
    told = hours(talk, "hat das Sozialamt offen")
    assert "jetzt geschlossen" in told
    assert "Montag bis Donnerstag von 9 bis 10:30 Uhr" in told


def test_hours_of_january_are_those_of_january(talking: Talking) -> None:
    told = hours(talking(now="2014-01-23T10:31:00+01:00"), "is de sociale dienst open")
    assert "nu open, tot 12 uur" in told
