"""The case as the bot writes it."""

import pytest

from intake import conversations
from intake.cases import history
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.actions.handover.handovers import LONG, begin, refuse_the_rest
from tests.actions.talk import Talking


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


def test_a_case_has_the_channel_of_its_conversation_not_the_manner_of_speaking(
    talking: Talking,
) -> None:
    talk = talking()
    with session_scope(talk.services.engine) as session:
        conversations.get(session, talk.id).channel = "kiosk"
    begin(talk, LONG)
    assert (talk.metadata["channel"], talk.case().channel) == ("chat", "kiosk")


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


def test_a_clerk_reads_the_municipalitys_language_whatever_the_citizen_speaks(
    talking: Talking,
) -> None:
    talk = talking(
        language="de",
        handover_reason="complaint",
        handover_subject="er ist immer noch kaputt",
        service="stairlift",
    )
    talk.hears("", "hang_up").does("action_open_case")
    assert talk.case().summary == "Klacht, traplift: er ist immer noch kaputt"
    assert talk.case().language == "de"


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (["het is voor mijn tante, niet voor mij"], "Voor wie: mijn tante."),
        (["het is voor mijn tante, niet voor mij", "nee, toch voor mezelf"], "Traplift."),
    ],
)
def test_a_case_says_for_which_other_person_it_is(
    talking: Talking, lines: list[str], ends: str
) -> None:
    talk = talking(handover_reason="person_wanted", service="stairlift", topic="support")
    for line in lines:
        talk.hears(line, "inform")
    talk.does("action_open_case")
    assert talk.case().summary.endswith(ends)
