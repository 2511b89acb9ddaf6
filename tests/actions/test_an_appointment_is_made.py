"""The appointment form: what one sentence says is taken, what changes is asked anew."""

import pytest

from intake.appointments import NoSuchBooking
from tests.actions.talk import Heard, Talk, Talking

MONDAY_NINE = "2014-02-10T09:00:00+01:00"
TUESDAY_TEN = "2014-02-11T10:00:00+01:00"


def begin(talk: Talk, text: str, intent: str = "book_appointment", **entities: object) -> Heard:
    talk.hears(text, intent, **entities).does("action_start_booking")
    return talk.turn("appointment_form")


def confirmed(talk: Talk) -> Heard:
    """Say yes to what is read back, and let the booking be written."""
    talk.hears("ja dat klopt", "affirm").turn()
    assert talk.loop is None
    return talk.does("action_book_appointment")


@pytest.fixture
def at_the_time(talking: Talking) -> Talk:
    """Household help at the town hall: the time is asked."""
    talk = talking()
    begin(
        talk, "een afspraak op het gemeentehuis voor huishoudelijke hulp", service="household_help"
    )
    assert talk.slots["requested_slot"] == "appointment_time"
    return talk


@pytest.fixture
def read_back(at_the_time: Talk) -> Talk:
    """The same, on Monday at nine for Els: the appointment is read back."""
    at_the_time.hears("maandag om negen uur").turn()
    at_the_time.gives("name", "Els de Vries").turn()
    assert at_the_time.slots["requested_slot"] == "appointment_confirmed"
    return at_the_time


# What is asked, and what need not be asked.


def test_without_a_service_the_service_is_asked(talking: Talking) -> None:
    heard = begin(talking(), "ik wil een afspraak")
    assert heard.said == ["utter_ask_service"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}
    assert all(b["command"]["name"] == "inform" for b in heard.buttons)


def test_services_of_the_topic_come_first_and_keep_their_capitals(talking: Talking) -> None:
    heard = begin(talking(language="de", topic="support"), "ich möchte einen Termin")
    assert heard.titles[0] == "Haushaltshilfe"
    assert "Barrierefreier Umbau" in heard.titles


def test_several_facts_of_one_sentence_are_taken(talking: Talking) -> None:
    talk = talking()
    heard = begin(
        talk,
        "ik wil maandag om negen uur een afspraak op het gemeentehuis voor huishoudelijke hulp",
        service="household_help",
    )
    assert heard.said == ["utter_ask_name"]
    assert talk.slots["office"] == "town_hall"
    assert talk.slots["appointment_time"] == MONDAY_NINE
    assert talk.held().slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"


def test_a_service_that_is_had_at_one_place_needs_no_place(talking: Talking) -> None:
    talk = talking()
    assert begin(talk, "een afspraak voor een paspoort", service="passport").said == [
        "utter_ask_time"
    ]
    assert talk.slots["office"] == "town_hall"


def test_a_service_of_several_places_asks_where(talking: Talking) -> None:
    heard = begin(talking(), "afspraak voor huishoudelijke hulp", service="household_help")
    assert heard.said == ["utter_ask_office"]
    assert heard.titles == ["Het gemeentehuis", "Bij u thuis"]


def test_a_service_without_appointments_is_answered_instead(talking: Talking) -> None:
    talk = talking().hears(
        "een afspraak voor bijstand", "book_appointment", service="social_assistance"
    )
    heard = talk.does("action_start_booking")
    assert "spreekuur van de ISD" in heard.answer
    assert heard.followup == "action_listen"


@pytest.mark.parametrize(
    ("intent", "action"),
    [
        ("request_benefits", "action_answer_topic"),
        ("book_appointment", "action_ask_again"),
        ("inform", "action_not_understood_in_form"),
    ],
)
def test_booking_is_left_for_a_service_without_appointments(
    talking: Talking, intent: str, action: str
) -> None:
    talk = talking()
    begin(talk, "ik wil een afspraak maken")
    talk.hears("voor bijstand", intent, service="social_assistance")
    assert talk.turn().rejected
    heard = talk.does(action)
    assert heard.said[:2] == ["utter_not_bookable", "utter_answer"]
    assert "spreekuur van de ISD" in heard.answer and heard.said[-1] == "utter_offer_person"
    assert (talk.loop, heard.followup) == (None, "action_listen")
    assert (talk.slots["offer"], talk.slots["service"]) == ("handover", "social_assistance")


def test_a_question_about_it_does_not_end_a_booking(at_the_time: Talk) -> None:
    at_the_time.hears(
        "en hoe zit het met bijstand", "request_benefits", service="social_assistance"
    )
    heard = at_the_time.does("action_answer_topic")
    assert heard.said == ["utter_answer"] and at_the_time.loop == "appointment_form"


def test_a_known_name_is_not_asked_again(at_the_time: Talk) -> None:
    at_the_time.gives("name", "Els de Vries")
    heard = at_the_time.hears("maandag om negen uur").turn()
    assert heard.said == ["utter_ask_confirm"]


def test_the_name_is_never_in_a_slot(read_back: Talk) -> None:
    assert "Els" not in str(read_back.slots)


# Which time.


def test_free_times_are_offered_spread_over_days(at_the_time: Talk) -> None:
    offered = at_the_time.slots["offered_times"]
    assert len(offered) == 4
    assert len({moment[:10] for moment in offered}) >= 2


def test_the_first_wording_names_the_service_the_next_only_the_times(at_the_time: Talk) -> None:
    assert at_the_time.asks_again().said == ["utter_ask_time_for_wish"]
    at_the_time.slots["offered_times"] = None
    assert at_the_time.asks_again().said == ["utter_ask_time"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("de eerste", 0),
        ("doe de tweede maar", 1),
        ("die derde graag", 2),
        ("nummer vier", 3),
        ("2", 1),
        ("het eerste tijdstip is goed", 0),
        ("één", 0),
    ],
)
def test_an_offered_time_is_pointed_at(at_the_time: Talk, text: str, place: int) -> None:
    offered = at_the_time.slots["offered_times"]
    at_the_time.hears(text).turn()
    assert at_the_time.slots["appointment_time"] == offered[place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("den ersten nehme ich", 0),
        ("ich hätte gern den zweiten Termin", 1),
        ("Nummer drei bitte", 2),
        ("der vierte", 3),
    ],
)
def test_an_offered_time_is_pointed_at_in_german(talking: Talking, text: str, place: int) -> None:
    talk = talking(language="de")
    begin(talk, "Termin im Rathaus für Haushaltshilfe", service="household_help")
    offered = talk.slots["offered_times"]
    talk.hears(text).turn()
    assert talk.slots["appointment_time"] == offered[place]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("om drie uur", "2014-02-05T15:00"),
        ("maandag om twee uur", "2014-02-10T14:00"),
        ("dinsdag de elfde om drie uur", "2014-02-11T15:00"),
    ],
)
def test_a_number_in_a_time_points_at_nothing(at_the_time: Talk, text: str, starts: str) -> None:
    at_the_time.hears(text).turn()
    assert at_the_time.slots["appointment_time"].startswith(starts)


@pytest.mark.parametrize("text", ["een andere tijd graag", "met mijn twee kinderen"])
def test_an_article_or_a_count_points_at_nothing(at_the_time: Talk, text: str) -> None:
    at_the_time.hears(text, "deny").turn()
    assert at_the_time.slots.get("appointment_time") is None


def test_the_third_of_a_month_is_a_day(at_the_time: Talk) -> None:
    at_the_time.hears("kan het op drie maart").turn()
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-03-03"}


def test_a_time_without_a_day_is_the_offered_one_at_that_time(talking: Talking) -> None:
    talk = talking(now="2014-02-06T15:50:00+01:00")
    begin(talk, "een afspraak bij mij thuis voor een traplift", service="stairlift")
    offered = talk.slots["offered_times"]
    assert [moment[:16] for moment in offered[:2]] == ["2014-02-10T09:00", "2014-02-10T10:00"]
    talk.hears("tien uur is goed").turn()
    assert talk.slots["appointment_time"] == "2014-02-10T10:00:00+01:00"


def test_a_time_on_a_named_day_is_not_the_offered_one_of_another_day(at_the_time: Talk) -> None:
    at_the_time.slots["offered_times"] = [MONDAY_NINE, TUESDAY_TEN]
    at_the_time.hears("morgen om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == "2014-02-06T09:00:00+01:00"


def test_a_day_offers_the_times_of_that_day(at_the_time: Talk) -> None:
    heard = at_the_time.hears("liever op dinsdag").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


def test_a_day_in_the_last_week_of_the_book_is_found(at_the_time: Talk) -> None:
    heard = at_the_time.hears("kan het op 18 maart").turn()
    assert "utter_wish_not_free" not in heard.said
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-03-18"}


def test_a_wish_that_is_not_free_offers_what_comes_next(at_the_time: Talk) -> None:
    heard = at_the_time.hears("zaterdag om tien uur").turn()
    assert heard.said == ["utter_wish_not_free", "utter_ask_time_for_wish"]
    assert at_the_time.slots["offered_times"][0] == MONDAY_NINE
    assert at_the_time.held() is None


def test_days_ruled_out_are_not_offered(at_the_time: Talk) -> None:
    at_the_time.hears("niet op donderdag en niet op vrijdag").turn()
    days = {moment[:10] for moment in at_the_time.slots["offered_times"]}
    assert not days & {"2014-02-06", "2014-02-07"}


def test_other_times_are_later_ones_and_then_the_first_again(at_the_time: Talk) -> None:
    first = at_the_time.slots["offered_times"]
    at_the_time.hears("nee, andere tijden", "deny").turn()
    later = at_the_time.slots["offered_times"]
    assert later[0] > first[-1]
    at_the_time.slots["offered_times"] = ["2014-04-01T09:00:00+02:00"]
    at_the_time.hears("nee", "deny").turn()
    assert at_the_time.slots["offered_times"] == first


def test_a_no_with_a_wish_takes_the_wish(at_the_time: Talk) -> None:
    at_the_time.hears("nee, liever maandag om negen uur", "deny").turn()
    assert at_the_time.slots["appointment_time"] == MONDAY_NINE


# What can be understood in two ways.


def test_an_ambiguous_time_is_asked_back_as_buttons(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag om tien of om elf").turn()
    assert heard.said == ["utter_wish_ambiguous"]
    ten, eleven = "2014-02-10T10:00:00+01:00", "2014-02-10T11:00:00+01:00"
    assert [b["command"]["entities"] for b in heard.buttons] == [
        {"starts_at": ten},
        {"starts_at": eleven},
    ]
    at_the_time.presses(heard.buttons[1]).turn()
    assert at_the_time.slots["appointment_time"] == eleven
    assert at_the_time.slots["offer"] is None


def test_an_ambiguous_day_is_asked_back_and_its_times_are_offered(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag of dinsdag").turn()
    assert heard.said == ["utter_wish_ambiguous"]
    assert [b["command"]["entities"] for b in heard.buttons] == [
        {"day": "2014-02-10"},
        {"day": "2014-02-11"},
    ]
    heard = at_the_time.presses(heard.buttons[1]).turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


@pytest.mark.parametrize("text", ["de tweede", "dinsdag dan maar"])
def test_which_of_two_days_is_answered_in_words(at_the_time: Talk, text: str) -> None:
    at_the_time.hears("maandag of dinsdag").turn()
    at_the_time.hears(text).turn()
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


def test_neither_of_the_two_offers_the_next_free_times(at_the_time: Talk) -> None:
    first = at_the_time.slots["offered_times"]
    at_the_time.hears("maandag of dinsdag").turn()
    heard = at_the_time.hears("nee, geen van beide", "deny").turn()
    assert heard.said == ["utter_ask_time"]
    assert at_the_time.slots["offered_times"] == first


def test_the_one_reading_that_is_free_is_taken(at_the_time: Talk, take_seat) -> None:
    take_seat("2014-02-10T10:00:00+01:00")
    at_the_time.hears("maandag om tien of om elf").turn()
    assert at_the_time.slots["appointment_time"] == "2014-02-10T11:00:00+01:00"


def test_parts_of_two_days_offer_times_of_both(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandagmiddag of dinsdagochtend").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    days = {moment[:10] for moment in at_the_time.slots["offered_times"]}
    assert days == {"2014-02-10", "2014-02-11"}


# What is gone, or was never there.


def test_a_time_that_somebody_else_took_meanwhile_brings_others(
    at_the_time: Talk, take_seat
) -> None:
    first = at_the_time.slots["offered_times"][0]
    take_seat(first)
    heard = at_the_time.hears("de eerste").turn()
    assert heard.said == ["utter_slot_taken", "utter_ask_time"]
    assert first not in at_the_time.slots["offered_times"]


def test_a_button_whose_time_is_over_brings_others(at_the_time: Talk) -> None:
    heard = at_the_time.hears("", "inform", starts_at="2014-02-04T09:00:00+01:00").turn()
    assert heard.said == ["utter_slot_taken", "utter_ask_time"]


@pytest.fixture
def nothing_free(talking: Talking) -> tuple[Talk, Heard]:
    """Before February the new services have no hours at all."""
    talk = talking(now="2013-11-04T10:00:00+01:00")
    return talk, begin(talk, "afspraak voor huishoudelijke hulp", service="household_help")


def test_with_no_free_times_a_person_is_offered(nothing_free: tuple[Talk, Heard]) -> None:
    _, heard = nothing_free
    assert heard.said == ["utter_no_times"]
    assert [b["command"]["name"] for b in heard.buttons] == ["speak_to_human", "stop_dialogue"]


def test_with_no_free_times_a_no_is_left_to_the_rules(nothing_free: tuple[Talk, Heard]) -> None:
    talk, _ = nothing_free
    assert talk.hears("nee", "deny").turn().rejected


# What changes.


def test_another_place_drops_the_time_and_its_seat_goes_with_the_next(at_the_time: Talk) -> None:
    at_the_time.hears("maandag om negen uur").turn()
    heard = at_the_time.hears("toch liever bij mij thuis").turn()
    assert heard.said == ["utter_ask_time"]
    assert at_the_time.slots["office"] == "home_visit"
    assert at_the_time.slots["appointment_time"] is None
    at_the_time.hears("dinsdag om tien uur").turn()
    held = at_the_time.held().slot
    assert (held.office, held.starts_at.day) == ("gemeente-leek/home_visit", 11)


def test_another_service_drops_place_and_time(read_back: Talk) -> None:
    heard = read_back.hears(
        "nee, ik wil een afspraak voor een paspoort", "book_appointment", service="passport"
    ).turn()
    assert heard.said == ["utter_ask_time"]
    assert read_back.slots["service"] == "passport"
    assert read_back.slots["appointment_time"] is None


def test_another_time_instead_of_yes_is_read_back_anew(read_back: Talk) -> None:
    heard = read_back.hears("nee, liever dinsdag om tien uur", "deny").turn()
    assert heard.said == ["utter_ask_confirm"]
    assert "dinsdag 11 februari" in heard.values("utter_ask_confirm")["when"]


def test_a_no_is_asked_what_to_change(read_back: Talk) -> None:
    heard = read_back.hears("nee", "deny").turn()
    assert heard.said == ["utter_ask_what_to_change"]
    assert [b["command"]["name"] for b in heard.buttons] == [
        *("inform", "inform", "inform", "stop_dialogue")
    ]


def test_a_second_no_is_left_to_the_rules_which_end_the_booking(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    assert read_back.hears("nee", "deny").turn().rejected


def test_a_yes_to_what_to_change_books_nothing_but_reads_back(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    heard = read_back.hears("ja", "affirm").turn()
    assert heard.said == ["utter_ask_confirm"]


@pytest.mark.parametrize(
    ("button", "missing"), [(0, "appointment_time"), (1, "office")], ids=["time", "place"]
)
def test_what_to_change_is_pressed(read_back: Talk, button: int, missing: str) -> None:
    heard = read_back.hears("nee", "deny").turn()
    read_back.presses(heard.buttons[button]).turn()
    assert read_back.slots["requested_slot"] == missing
    assert read_back.slots["offer"] is None


def test_what_to_change_is_said_and_read_back_anew(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    heard = read_back.hears("dinsdag om tien uur").turn()
    assert heard.said == ["utter_ask_confirm"]


# Questions in between and the end.


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hoe laat gaat het gemeentehuis dicht", "ask_opening_hours"),
        ("waar is het gemeentehuis precies, en kan ik daar parkeren", "ask_location"),
        ("laat maar", "stop_dialogue"),
        ("ik wil een mens", "speak_to_human"),
        ("blablabla", "unsure_offer"),
    ],
)
def test_what_is_no_answer_is_left_to_the_rules(at_the_time: Talk, text: str, intent: str) -> None:
    before = dict(at_the_time.slots)
    assert at_the_time.hears(text, intent).turn().rejected
    assert at_the_time.slots == before


def test_a_place_is_an_answer_even_where_it_sounds_like_a_question(talking: Talking) -> None:
    talk = talking()
    begin(talk, "afspraak voor huishoudelijke hulp", service="household_help")
    talk.hears("in het gemeentehuis", "ask_location").turn()
    assert talk.slots["office"] == "town_hall"


def test_a_filled_slot_tells_the_gateway_that_it_was_understood(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag om negen", "unsure_offer").turn()
    assert heard.directive("understood") == {"type": "understood", "understood": True}


def test_a_yes_writes_the_appointment_and_tells_its_reference(read_back: Talk) -> None:
    heard = confirmed(read_back)
    assert heard.said == ["utter_appointment_booked"]
    told = heard.values("utter_appointment_booked")
    [booking] = read_back.booked(told["reference"])
    assert booking.slot.office == "gemeente-leek/town_hall"
    assert booking.slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"
    assert told["place"] == "op het gemeentehuis"
    assert heard.directive("task_closed")


def test_after_booking_nothing_is_held_any_more(read_back: Talk) -> None:
    confirmed(read_back)
    assert read_back.held() is None
    assert read_back.slots["appointment_time"] is None


def test_what_to_bring_is_said_with_the_booking(talking: Talking) -> None:
    talk = talking()
    begin(talk, "maandag om negen uur een afspraak voor een paspoort", service="passport")
    talk.gives("name", "Els de Vries").turn()
    heard = confirmed(talk)
    assert heard.said == ["utter_appointment_booked", "utter_answer"]
    assert heard.answer == "Neem mee: uw oude paspoort of identiteitskaart en een pasfoto."


def test_a_question_once_it_is_booked_is_about_what_was_booked(talking: Talking) -> None:
    talk = talking()
    begin(talk, "maandag om negen uur een afspraak voor een paspoort", service="passport")
    talk.gives("name", "Els de Vries").turn()
    confirmed(talk)
    talk.slots.clear()
    talk.hears("wat moest ik ook alweer meenemen", "check_appointment")
    heard = talk.does("action_start_lookup")
    assert "een pasfoto" in heard.answer
    assert heard.said[-1] == "utter_anything_else"


def test_a_seat_lost_at_the_last_moment_offers_a_person(
    read_back: Talk, take_seat, services
) -> None:
    read_back.does("action_stop_booking")
    read_back.loop = "appointment_form"
    read_back.slots.update(
        service="household_help",
        office="town_hall",
        appointment_time=MONDAY_NINE,
        name_given=True,
        requested_slot="appointment_confirmed",
    )
    take_seat(MONDAY_NINE)
    heard = confirmed(read_back)
    assert heard.said == ["utter_booking_failed"]
    assert read_back.slots["offer"] == "handover"


def test_stopping_gives_the_seat_back(read_back: Talk) -> None:
    heard = read_back.does("action_stop_booking")
    assert heard.said == ["utter_booking_stopped"]
    assert heard.directive("task_closed")
    assert read_back.held() is None
    assert read_back.slots["service"] == "household_help"


def test_a_booking_shares_the_conversations_one_reference(read_back: Talk) -> None:
    reference = confirmed(read_back).values("utter_appointment_booked")["reference"]
    begin(read_back, "dinsdag om tien uur een afspraak voor een paspoort", service="passport")
    read_back.hears("", "contact_given", kind="name")
    again = confirmed(read_back).values("utter_appointment_booked")["reference"]
    assert again == reference
    assert len(read_back.booked(reference)) == 2


def test_an_unknown_reference_has_no_booking(at_the_time: Talk) -> None:
    with pytest.raises(NoSuchBooking):
        at_the_time.booked("00000000")


# A time without a day is meant on the day spoken of.


THURSDAY = "2014-02-13"


def test_a_time_after_a_day_is_on_that_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari").turn()
    at_the_time.hears("om elf uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{THURSDAY}T11:00:00+01:00"


def test_another_time_for_the_one_chosen_is_on_the_same_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari om elf uur").turn()
    at_the_time.hears("doe toch maar liever om tien uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{THURSDAY}T10:00:00+01:00"
    assert at_the_time.held().slot.starts_at.isoformat() == f"{THURSDAY}T09:00:00+00:00"


def test_another_day_named_with_a_time_is_that_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari om elf uur").turn()
    at_the_time.hears("nee toch maandag om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == MONDAY_NINE


@pytest.mark.parametrize("text", ["maakt niet uit", "maakt mij niet uit hoe laat", "kies maar"])
def test_to_whom_any_time_will_do_the_first_is_given(at_the_time: Talk, text: str) -> None:
    first = at_the_time.slots["offered_times"][0]
    at_the_time.hears(text, "unsure_offer").turn()
    assert at_the_time.slots["appointment_time"] == first


# A name that was read back wrong.


@pytest.mark.parametrize("text", ["nee de naam is fout", "de naam klopt niet"])
def test_a_wrong_name_is_asked_for_again_and_read_back(read_back: Talk, text: str) -> None:
    assert read_back.hears(text, "deny").turn().said == ["utter_ask_name"]
    heard = read_back.gives("name", "Els Smid").turn()
    assert heard.said == ["utter_ask_confirm"]
    assert heard.values("utter_ask_confirm")["name"] == "Els Smid"
    assert read_back.slots["offer"] is None


def test_another_name_is_one_of_the_things_to_change(read_back: Talk) -> None:
    heard = read_back.hears("nee", "deny").turn()
    assert "Een andere naam" in heard.titles
    pressed = next(b for b in heard.buttons if b["title"] == "Een andere naam")
    assert read_back.presses(pressed).turn().said == ["utter_ask_name"]


def test_a_yes_to_the_name_is_a_yes(read_back: Talk) -> None:
    read_back.hears("ja die naam klopt", "affirm").turn()
    assert read_back.slots["appointment_confirmed"] is True
