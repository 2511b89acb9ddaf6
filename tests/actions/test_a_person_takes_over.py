"""Handing over: what it is about, how somebody is reached, and a case a clerk can work with."""

from datetime import datetime

import pytest

from intake import contact_wishes
from intake.cases import history
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.actions.talk import Heard, Talk, Talking

LONG = "ik wil graag iemand spreken over mijn kapotte traplift die al twee weken stilstaat"


def begin(talk: Talk, text: str, intent: str = "speak_to_human", **entities: object) -> Heard:
    heard = talk.hears(text, intent, **entities).does("action_start_handover")
    asked = talk.turn("handover_form")
    return Heard(heard.messages + asked.messages, heard.events + asked.events)


def refuse_the_rest(talk: Talk) -> Heard:
    """Give neither number nor name, and let the case be opened."""
    while talk.loop:
        kind = talk.slots["requested_slot"].removesuffix("_given")
        talk.hears("", "deny", kind=kind).turn()
    return talk.does("action_open_case")


# What it is about.


def test_a_bare_wish_for_a_person_is_asked_what_about(talking: Talking) -> None:
    heard = begin(talking(), "ik wil een mens")
    assert heard.said == ["utter_ask_subject"]
    assert heard.directive("expect") == {"type": "expect", "kind": "free"}


def test_a_wish_that_says_what_about_is_not_asked(talking: Talking) -> None:
    talk = talking()
    assert begin(talk, LONG, service="stairlift").said == ["utter_ask_phone"]
    assert talk.slots["handover_subject"] == LONG
    assert (talk.slots["service"], talk.slots["topic"]) == ("stairlift", "support")


def test_who_is_answered_in_writing_is_asked_no_number_to_call(talking: Talking) -> None:
    talk = talking()
    with session_scope(talk.services.engine) as session:
        now = datetime.fromisoformat(talk.metadata["now"])
        contact_wishes.note(session, talk.id, ContactWish("text", no_call=True), now)
    heard = begin(talk, LONG, service="stairlift")
    assert heard.messages[-1]["text"] == "Naar welk nummer kunnen we een sms sturen?"
    assert heard.directive("expect") == {"type": "expect", "kind": "phone"}


@pytest.mark.parametrize(
    "wish", [ContactWish(no_call=True), ContactWish("letter"), ContactWish("calls_again")]
)
def test_who_wants_no_call_is_asked_no_number(talking: Talking, wish: ContactWish) -> None:
    talk = talking()
    with session_scope(talk.services.engine) as session:
        now = datetime.fromisoformat(talk.metadata["now"])
        contact_wishes.note(session, talk.id, wish, now)
    assert begin(talk, LONG, service="stairlift").said == ["utter_ask_name_for_case"]


def test_what_was_just_talked_about_is_not_asked(talking: Talking) -> None:
    talk = talking(service="passport", topic="documents")
    assert begin(talk, "een medewerker graag").said == ["utter_ask_phone"]


@pytest.mark.parametrize(
    ("purpose", "summary"),
    [
        ("cancel", "Wil een afspraak afzeggen en weet het nummer niet."),
        ("status", "Wil weten hoe het met een aanvraag staat en weet het nummer niet."),
    ],
)
def test_who_lost_the_number_is_not_asked_again_what_it_is_about(
    talking: Talking, purpose: str, summary: str
) -> None:
    talk = talking(purpose=purpose).hears("nee die heb ik niet", "deny")
    talk.does("action_start_handover")
    assert talk.turn("handover_form").said == ["utter_ask_phone"]
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert talk.case().summary == summary


def test_a_complaint_is_asked_what_happened(talking: Talking) -> None:
    heard = begin(talking(service="passport"), "ik heb een klacht", "make_complaint")
    assert heard.said == ["utter_ask_complaint"]


def test_a_complaint_that_says_what_happened_is_heard(talking: Talking) -> None:
    text = "ik ben boos, ik zit al zes weken te wachten"
    heard = begin(talking(), text, "make_complaint")
    assert heard.said == ["utter_complaint_heard", "utter_ask_phone"]


@pytest.mark.parametrize("intent", ["make_complaint", "ask_location", "inform", "unsure_offer"])
def test_whatever_is_answered_is_what_it_is_about(talking: Talking, intent: str) -> None:
    talk = talking()
    begin(talk, "ik heb een klacht", "make_complaint")
    talk.hears("de balie was dicht en niemand nam op", intent).turn()
    assert talk.slots["handover_subject"] == "de balie was dicht en niemand nam op"


@pytest.mark.parametrize(
    "intent", ["stop_dialogue", "report_urgent", "unsure_danger", "goodbye", "ask_repeat"]
)
def test_who_leaves_or_did_not_hear_has_told_no_subject(talking: Talking, intent: str) -> None:
    talk = talking()
    begin(talk, "ik wil een mens")
    assert talk.hears("laat maar", intent).turn().rejected


def test_a_matter_told_with_the_number_is_added(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    talk.hears("en het gaat ook om mijn paspoort", "request_document", service="passport").turn()
    assert talk.slots["handover_subject"] == f"{LONG}; en het gaat ook om mijn paspoort"


def test_a_guess_at_words_while_the_number_is_asked_changes_nothing(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    before = dict(talk.slots)
    talk.hears("nul zes en dan weet ik het niet", "unsure_offer", ("request_document", "greet"))
    assert talk.turn().rejected
    assert talk.slots == before


# How somebody is reached.


def test_a_number_and_a_name_are_asked_one_after_the_other(talking: Talking) -> None:
    talk = talking()
    heard = begin(talk, LONG)
    assert heard.directive("expect") == {"type": "expect", "kind": "phone"}
    heard = talk.gives("phone", "+31612345678").turn()
    assert heard.said == ["utter_ask_name_for_case"]
    assert heard.directive("expect") == {"type": "expect", "kind": "name"}
    talk.gives("name", "Els de Vries").turn()
    assert talk.loop is None
    assert talk.slots["phone_given"] is True


@pytest.mark.parametrize("kind", ["phone", "name"])
def test_contact_data_may_be_refused_by_button_or_word(talking: Talking, kind: str) -> None:
    for refusal in ("button", "word"):
        talk = talking(name_given=None if kind == "name" else True)
        heard = begin(talk, LONG)
        if kind == "name":
            heard = talk.gives("phone", "+31612345678").turn()
        if refusal == "button":
            talk.presses(heard.buttons[0]).turn()
        else:
            talk.hears("nee liever niet", "deny").turn()
        assert talk.slots[f"{kind}_given"] is False


def test_a_refused_number_is_not_asked_again(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG)
    assert talk.hears("", "deny", kind="phone").turn().said == ["utter_ask_name_for_case"]


def test_who_says_goodbye_once_the_number_is_there_is_called_back_all_the_same(
    talking: Talking,
) -> None:
    talk = talking(handover_subject="traplift", phone_given=True, requested_slot="name_given")
    talk.loop = "handover_form"
    talk.hears("tot ziens", "goodbye").turn()
    assert (talk.loop, talk.slots["name_given"]) == (None, False)


@pytest.mark.parametrize("asked", ["phone_given", "handover_subject"])
def test_who_says_goodbye_before_leaves_the_form_to_the_rules(talking: Talking, asked: str) -> None:
    talk = talking(handover_subject="traplift", requested_slot=asked)
    talk.loop = "handover_form"
    assert talk.hears("tot ziens", "goodbye").turn().rejected


def test_a_number_given_before_is_not_asked_again(talking: Talking) -> None:
    talk = talking()
    talk.gives("phone", "+31612345678")
    assert begin(talk, LONG).said == ["utter_ask_name_for_case"]


def test_contact_data_are_in_no_slot_and_no_case(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG)
    talk.gives("phone", "+31612345678").turn()
    talk.gives("name", "Els de Vries").turn()
    talk.does("action_open_case")
    written = f"{talk.slots} {vars(talk.case())}"
    assert "12345678" not in written
    assert "Els" not in written
    with read_scope(talk.services.engine) as session:
        book = ContactBook(session, talk.services.settings.data_key)
        assert book.all(talk.id) == {"phone": "+31612345678", "name": "Els de Vries"}


# The case.


def test_a_case_says_everything_that_is_known(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    refuse_the_rest(talk)
    case = talk.case()
    assert case.municipality == "gemeente-leek"
    assert (case.department, case.topic, case.service) == ("wmo", "support", "stairlift")
    assert (case.intent, case.reason) == ("speak_to_human", "person_wanted")
    assert (case.language, case.channel, case.wants) == ("nl", "chat", "callback")
    assert (case.status, case.urgent) == ("open", False)
    assert "service=stairlift" in case.routing
    assert "department=wmo" in case.routing


def test_its_reference_and_who_has_it_are_told(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    heard = refuse_the_rest(talk)
    assert heard.said == ["utter_case_opened"]
    told = heard.values("utter_case_opened")
    assert told["reference"].replace(" ", "") == talk.case().reference
    assert told["department"] == "de Wmo-afdeling"
    directive = heard.directive("handover")
    assert directive["reference"] == talk.case().reference
    assert directive["department"] == "wmo"
    assert heard.directive("task_closed")


def test_after_it_the_handover_is_forgotten(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG)
    refuse_the_rest(talk)
    for slot in ("handover_subject", "handover_reason", "phone_given", "name_given"):
        assert talk.slots[slot] is None


def test_a_complaint_goes_to_whoever_deals_with_complaints(talking: Talking) -> None:
    talk = talking()
    begin(talk, "ik ben boos, ik zit al zes weken te wachten", "make_complaint")
    refuse_the_rest(talk)
    case = talk.case()
    assert (case.department, case.intent, case.reason) == (
        "complaints",
        "make_complaint",
        "complaint",
    )


def test_a_topic_of_which_nothing_is_known_goes_to_the_contact_centre(talking: Talking) -> None:
    talk = talking(handover_reason="not_understood", handover_subject="not_understood")
    talk.hears("blabla", "unsure_offer").turn("handover_form")
    refuse_the_rest(talk)
    assert (talk.case().department, talk.case().topic) == ("kcc", "other")


def test_opening_again_updates_the_one_case(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    refuse_the_rest(talk)
    first = talk.case()
    begin(talk, "en ook iemand over mijn oude bijstand", service="social_assistance")
    refuse_the_rest(talk)
    second = talk.case()
    assert second.reference == first.reference
    assert second.department == "isd"
    assert "bijstand" in second.summary
    with read_scope(talk.services.engine) as session:
        acts = [event.act for event in history(session, first.reference)]
    assert acts == ["opened", "updated"]


# What a clerk reads first.


@pytest.mark.parametrize(
    ("slots", "summary"),
    [
        (
            {"handover_reason": "complaint", "handover_subject": "al zes weken niets gehoord"},
            "Klacht: al zes weken niets gehoord",
        ),
        (
            {
                "handover_reason": "complaint",
                "handover_subject": "hij is nog steeds stuk",
                "service": "stairlift",
            },
            "Klacht, traplift: hij is nog steeds stuk",
        ),
        (
            {
                "handover_reason": "person_wanted",
                "handover_subject": "hij doet het niet meer",
                "service": "stairlift",
            },
            "Traplift: hij doet het niet meer",
        ),
        (
            {
                "handover_reason": "topic_to_specialist",
                "handover_subject": "stairlift",
                "service": "stairlift",
            },
            "Traplift.",
        ),
        (
            {
                "handover_reason": "topic_to_specialist",
                "handover_subject": "debt",
                "topic": "debt",
            },
            "Vraag over hulp bij schulden.",
        ),
        (
            {"handover_reason": "not_understood", "handover_subject": "not_understood"},
            "De assistent begreep de vraag niet.",
        ),
        ({"handover_reason": "person_wanted", "handover_subject": "belasting"}, "belasting"),
        ({}, "Wil een medewerker spreken."),
    ],
)
def test_a_summary_begins_with_what_a_clerk_must_know(
    talking: Talking, slots: dict[str, str], summary: str
) -> None:
    talk = talking(**slots).hears("nee liever niet", "deny")
    talk.does("action_open_case")
    assert talk.case().summary == summary


def test_a_clerk_reads_the_houses_language_whatever_the_citizen_speaks(talking: Talking) -> None:
    talk = talking(
        language="de",
        handover_reason="complaint",
        handover_subject="er ist immer noch kaputt",
        service="stairlift",
    )
    talk.hears("", "hang_up").does("action_open_case")
    assert talk.case().summary == "Klacht, traplift: er ist immer noch kaputt"
    assert talk.case().language == "de"


@pytest.mark.parametrize("words", ["ik heb geen telefoon", "nee ik durf niet te bellen"])
def test_a_number_may_be_refused_in_any_words(talking: Talking, words: str) -> None:
    talk = talking(handover_subject="traplift", requested_slot="phone_given")
    talk.loop = "handover_form"
    assert talk.hears(words, "unsure_offer").turn().said == ["utter_ask_name_for_case"]
    assert talk.slots["phone_given"] is False


def test_where_nothing_was_passed_on_that_is_said(talking: Talking) -> None:
    heard = talking().hears("laat maar", "stop_dialogue").does("action_say_stopped")
    assert heard.said == ["utter_stopped"]


@pytest.mark.parametrize("words", ["die ben ik kwijt", "weet ik niet"])
def test_who_has_no_reference_is_helped_by_a_person(talking: Talking, words: str) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    heard = talk.hears(words, "inform").does("action_not_understood_in_form")
    assert (talk.loop, heard.followup) == (None, "handover_form")
    assert "afzeggen" in talk.slots["handover_subject"]


def test_a_number_that_was_refused_may_come_all_the_same(talking: Talking) -> None:
    talk = talking(handover_subject="traplift", phone_given=False, requested_slot="name_given")
    talk.loop = "handover_form"
    assert talk.gives("phone", "+31612345678").turn().said == ["utter_ask_name_for_case"]
    assert talk.slots["phone_given"] is True


def test_a_lost_passport_is_no_refusal_of_the_number(talking: Talking) -> None:
    talk = talking(handover_subject="documents", requested_slot="phone_given")
    talk.loop = "handover_form"
    talk.hears("ik ben mijn paspoort kwijt", "request_document", service="passport").turn()
    assert talk.slots.get("phone_given") is None
    assert talk.slots["handover_subject"].endswith("ik ben mijn paspoort kwijt")
