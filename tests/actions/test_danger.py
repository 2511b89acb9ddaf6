"""Danger: whom to call, a case of its kind, and from then on nothing that sends anybody away."""

import re
from datetime import datetime

import pytest

from actions.danger.alarm import ASKED, TOLD
from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from intake.recognition.danger import KINDS
from tests.actions.talk import Heard, Talk, Talking

NIGHT = datetime.fromisoformat("2014-02-05T23:40:00+01:00")
FAREWELL = re.compile(
    r"tot ziens|fijne dag|wiedersehen|schönen tag|wir hören hier auf|we stoppen", re.I
)
SAID = {"nl": "hij heeft gedronken en komt zo thuis", "de": "er kommt gleich nach hause"}


def told(heard: Heard) -> str:
    return " ".join(message["text"] or "" for message in heard.messages if message["text"])


def begins(talk: Talk, words: str, kind: str, intent: str = "report_urgent") -> Heard:
    """Tell of danger, and let its form begin as Rasa does."""
    heard = talk.hears(words, intent, kind=kind).does("action_begin_danger")
    talk.turn("danger_form")
    return heard


def wishes(talk: Talk, wish: ContactWish) -> None:
    with session_scope(talk.services.engine) as session:
        contact_wishes.note(session, talk.id, wish, datetime.fromisoformat(talk.metadata["now"]))


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("channel", ["voice", "sms", "chat"])
def test_every_kind_is_taken_seriously_and_has_its_case(
    talking: Talking, kind: str, language: str, channel: str
) -> None:
    talk = talking(language=language, channel=channel)
    heard = begins(talk, SAID[language], kind)
    case = talk.case()
    assert (case.urgent, case.danger, case.reason) == (True, kind, "urgent")
    assert SAID[language] in case.summary
    assert (
        talk.services.profiles.get(case.municipality).danger_department(
            kind, datetime.fromisoformat(talk.metadata["now"]).date()
        )
        == case.department
    )
    assert told(heard) and not FAREWELL.search(told(heard))


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("municipality", ["gemeente-leek", "stad-antwerpen", "jobcenter-wuppertal"])
def test_aloud_it_takes_at_most_thirty_words(
    talking: Talking, kind: str, language: str, municipality: str
) -> None:
    heard = begins(talking(municipality, language=language, channel="voice"), SAID[language], kind)
    assert len(told(heard).split()) <= 30, told(heard)


@pytest.mark.parametrize(
    ("municipality", "kind", "number"),
    [
        ("gemeente-leek", "suicide", "113"),
        ("stad-antwerpen", "suicide", "1813"),
        ("jobcenter-wuppertal", "suicide", "08001110111"),
        ("gemeente-leek", "violence", "112"),
        ("stad-antwerpen", "violence", "101"),
        ("jobcenter-wuppertal", "violence", "110"),
        ("kreis-viersen", "medical", "112"),
    ],
)
def test_the_numbers_fit_the_kind_and_the_country_and_can_be_pressed(
    talking: Talking, municipality: str, kind: str, number: str
) -> None:
    heard = begins(talking(municipality), "help", kind)
    pressed = [b["tel"] for m in heard.messages for b in m["buttons"] or () if "tel" in b]
    assert pressed[0] == number
    assert len(pressed) <= 2


def test_the_case_goes_where_its_kind_does_and_not_to_what_was_being_booked(
    talking: Talking,
) -> None:
    talk = talking(service="passport", topic="documents", purpose="book")
    begins(talk, "ik wil dood", "suicide")
    case = talk.case()
    assert (case.service, case.department) == (None, "wmo")


@pytest.mark.parametrize(
    "said", [("ja", "affirm"), ("weet ik niet", "unsure_offer"), ("", "hang_up")]
)
def test_what_is_no_clear_no_is_taken_for_a_yes(talking: Talking, said: tuple[str, str]) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer", "suicide", "unsure_danger")
    assert talk.slots["danger_stage"] == ASKED
    assert talk.case() is None
    talk.hears(*said, decision="offer" if said[0].startswith("weet") else "act").turn()
    assert talk.slots["danger_stage"] == TOLD
    assert talk.case().danger == "suicide"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("niemand helpt ons", "inform")),
        ("nl", ("nee nog niet, maar straks wel", "deny")),
        ("de", ("niemand hilft uns hier", "inform")),
        ("de", ("nein, aber bald", "deny")),
    ],
)
def test_not_yet_and_nobody_helps_are_no_no(
    talking: Talking, language: str, said: tuple[str, str]
) -> None:
    talk = talking(language=language)
    begins(talk, SAID[language], "violence", "unsure_danger")
    talk.hears(*said).turn()
    assert talk.slots["danger_stage"] == TOLD
    assert talk.case().danger == "violence"


@pytest.mark.parametrize(
    "words", ["nee", "niemand", "nee hoor, ik bedoel die papieren", "eh nee niemand"]
)
def test_a_no_costs_nothing_and_the_words_are_answered(talking: Talking, words: str) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer met die papieren", "suicide", "unsure_danger")
    talk.hears(words, "inform").turn()
    heard = talk.does("action_end_danger")
    assert heard.directive("read_again")["text"] == "ik trek het niet meer met die papieren"
    assert talk.case() is None
    assert talk.slots["danger"] is None


def test_a_booking_that_was_interrupted_goes_on_after_a_no(talking: Talking) -> None:
    talk = talking(interrupted="appointment_form", danger="other", danger_stage=ASKED)
    talk.loop = "danger_form"
    talk.hears("nee", "deny").turn()
    assert talk.does("action_end_danger").followup == "appointment_form"


def test_what_a_wish_for_a_person_is_about_is_not_lost_by_a_no(talking: Talking) -> None:
    talk = talking(interrupted="handover_form", danger="other", danger_stage=ASKED)
    talk.loop, talk.slots["danger_words"] = "danger_form", "er is niks gestort"
    talk.hears("nee", "deny").turn()
    heard = talk.does("action_end_danger")
    assert heard.directive("read_again")["text"] == "er is niks gestort"
    assert (talk.loop, talk.slots["requested_slot"]) == ("handover_form", "handover_subject")


@pytest.mark.parametrize(
    ("words", "entities", "over"),
    [("in het gemeentehuis", {"office": "town_hall"}, True), ("weet ik niet", {}, None)],
)
def test_only_an_answer_to_what_was_interrupted_says_that_there_is_no_danger(
    talking: Talking, words: str, entities: dict[str, str], over: bool | None
) -> None:
    talk = talking(interrupted="appointment_form", danger="other", danger_stage=ASKED)
    talk.loop = "danger_form"
    talk.hears(words, "inform", **entities).turn()
    assert talk.slots.get("danger_over") is over


@pytest.mark.parametrize(
    "said",
    [
        ("laat maar", "stop_dialogue"),
        ("dank u wel", "thank"),
        ("tot ziens", "goodbye"),
        ("nee", "deny"),
    ],
)
def test_nobody_in_danger_is_sent_away_and_the_case_stays(
    talking: Talking, said: tuple[str, str]
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears(*said).turn()
    assert told(heard) and not FAREWELL.search(told(heard))
    assert heard.directive("end") is None
    assert talk.case().status == "open"


def test_the_same_text_is_not_said_twice(talking: Talking) -> None:
    talk = talking()
    texts = [told(begins(talk, "mijn man slaat mij", "violence"))]
    for words in ("hij mag het niet horen", "ik ben zo bang", "hij staat voor de deur"):
        texts.append(told(talk.hears(words, "inform").turn()))
    assert len(set(texts)) == len(texts)
    assert "hij staat voor de deur" in talk.case().summary


def test_a_caller_is_offered_a_person_and_put_through_on_a_yes(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik wil dood", "suicide")
    assert heard.directive("handover")["wants"] == "callback"
    assert heard.directive("expect")["kind"] == "choice"
    put = talk.hears("ja graag", "affirm").turn()
    assert put.directive("handover")["wants"] == "transfer"
    assert talk.case().wants == "transfer"


def test_at_night_nobody_is_put_through(talking: Talking) -> None:
    talk = talking(channel="voice", now=NIGHT)
    talk.gives("phone", "+31612345678")
    begins(talk, "ik wil dood", "suicide")
    assert talk.hears("ja", "affirm").turn().directive("handover") is None


def test_a_threat_is_neither_put_through_nor_invited(talking: Talking) -> None:
    talk = talking(channel="voice")
    heard = begins(talk, "ik kom morgen met een mes langs", "threat")
    assert heard.directive("expect")["kind"] == "listen"
    assert not re.search(r"langs|welkom|afspraak|adres|verbind", told(heard))
    assert talk.case().wants == "nothing"
    assert talk.hears("ja", "affirm").turn().directive("handover") is None


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("verbind me door", "speak_to_human"),
        ("waar zitten jullie", "ask_location"),
        ("tot hoe laat zijn jullie open", "ask_opening_hours"),
        ("ik wil een afspraak", "book_appointment"),
        ("ik meen het", "inform"),
    ],
)
def test_who_threatens_is_told_no_place_and_no_time_whatever_they_ask(
    talking: Talking, words: str, intent: str
) -> None:
    talk = talking(channel="voice")
    begins(talk, "ik kom morgen met een mes langs", "threat")
    heard = talk.hears(words, intent).turn()
    assert not talk.slots.get("danger_over")
    assert heard.directive("handover") is None
    assert talk.case().wants == "nothing"


def test_a_threat_to_somebody_who_is_named_brings_the_police(talking: Talking) -> None:
    heard = begins(talking("jobcenter-wuppertal", language="de"), "ich bring [name] um", "threat")
    assert "110" in told(heard)


@pytest.mark.parametrize(
    ("wish", "waits"),
    [
        (ContactWish(no_call=True), "nothing"),
        (ContactWish("text", no_call=True), "message"),
        (ContactWish("letter"), "letter"),
        (ContactWish("calls_again"), "nothing"),
    ],
)
def test_nothing_said_contradicts_how_somebody_wants_to_be_reached(
    talking: Talking, wish: ContactWish, waits: str
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    wishes(talk, wish)
    heard = talk.hears("niet bellen", "contact_wish").turn()
    assert talk.case().wants == waits
    assert not re.search(r"belt u|bellen u(?! niet)|terugbellen|welk nummer", told(heard))


def test_whoever_may_not_be_called_is_asked_for_no_number(talking: Talking) -> None:
    talk = talking()
    wishes(talk, ContactWish(no_call=True))
    heard = begins(talk, "mijn man slaat mij", "violence")
    assert heard.directive("expect")["kind"] == "listen"
    assert "We bellen u niet." in told(heard)
    assert "112NL" in told(heard)


@pytest.mark.parametrize(
    ("intent", "followed"),
    [("book_appointment", "appointment_form"), ("check_appointment", "reference_form")],
)
def test_other_business_is_taken_up_when_it_is_clearly_meant(
    talking: Talking, intent: str, followed: str
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    talk.hears("ik wil ook nog een afspraak", intent).turn()
    assert talk.slots["danger_over"] is True
    assert talk.does("action_end_danger").followup == followed


def test_danger_of_another_kind_has_its_own_numbers(talking: Talking) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears("ik wil niet meer leven", "report_urgent", kind="suicide").turn()
    assert "113" in told(heard)
    assert talk.case().danger == "suicide"


@pytest.mark.parametrize("said", [("Deutsch bitte", "switch_language"), ("", "language_changed")])
def test_in_danger_another_language_is_spoken_at_once(
    talking: Talking, said: tuple[str, str]
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    heard = talk.hears(*said, language="de").turn()
    assert "Veilig Thuis, Hilfe bei Gewalt" in told(heard)
    assert heard.directive("language") == {"type": "language", "switch_to": "de"}
    assert (talk.slots["language"], talk.slots["danger_stage"]) == ("de", TOLD)


def test_the_question_about_danger_is_asked_in_the_other_language(talking: Talking) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer", "other", "unsure_danger")
    heard = talk.hears("Deutsch bitte", "switch_language", language="de").turn()
    assert told(heard) == "Ist jetzt jemand in Gefahr?"
    assert talk.slots["danger_stage"] == ASKED
    assert talk.case() is None


@pytest.mark.parametrize("channel", ["voice", "sms"])
def test_no_call_is_promised_to_a_number_that_may_be_overheard(
    talking: Talking, channel: str
) -> None:
    talk = talking(channel=channel, now=NIGHT)
    talk.gives("phone", "+31612345678")
    heard = begins(talk, "mijn vriend heeft me geschopt", "violence")
    assert told(heard).endswith("?")
    assert not re.search(r"medewerker belt|terugbel|bellen u (terug|op)", told(heard))


@pytest.mark.parametrize(
    ("said", "waits", "no_call"),
    [(("ja dat kan", "affirm"), "callback", False), (("nee", "deny"), "nothing", True)],
)
def test_a_call_is_promised_once_it_is_known_to_be_safe(
    talking: Talking, said: tuple[str, str], waits: str, no_call: bool
) -> None:
    talk = talking(channel="sms")
    talk.gives("phone", "+31612345678")
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    heard = talk.hears(*said).turn()
    with session_scope(talk.services.engine) as session:
        wish = contact_wishes.of(session, talk.id)
    assert (talk.case().wants, wish.no_call) == (waits, no_call)
    assert ("We bellen u niet" in told(heard)) == no_call
    assert talk.slots["danger_stage"] == TOLD


def test_a_no_to_another_question_forbids_no_call(talking: Talking) -> None:
    talk = talking(channel="sms")
    talk.gives("phone", "+31612345678")
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    talk.hears("hij is dronken", "inform").turn()
    talk.hears("nee", "deny").turn()
    assert talk.case().wants == "callback"


def test_in_danger_nothing_else_is_asked_on_the_telephone(talking: Talking) -> None:
    talk = talking(channel="voice", now=NIGHT)
    begins(talk, "ik wil dood", "suicide")
    heard = talk.hears("niemand mist mij", "inform").turn()
    assert heard.directive("expect")["kind"] == "listen"


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (("tot horens", "goodbye"), "action_take_leave"),
        (("hou maar op", "stop_dialogue"), "action_say_stopped"),
    ],
)
def test_once_danger_was_told_no_later_farewell_ends_it(
    talking: Talking, said: tuple[str, str], action: str
) -> None:
    talk = talking()
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    talk.loop = None  # a clear question has led out of the form
    first, second = (talk.hears(*said).does(action) for _ in range(2))
    assert first.directive("end") is None
    assert not FAREWELL.search(told(first))
    assert "met spoed" in told(first)
    assert told(first) != told(second)


def test_a_case_that_is_closed_holds_nobody(talking: Talking) -> None:
    talk = talking()
    assert talk.hears("tot ziens", "goodbye").does("action_take_leave").directive("end")
