"""By telephone a person is a transfer while somebody is there, and a call back otherwise."""

import pytest

from tests.actions.callers import KNOWN, PHONE, known_caller
from tests.actions.talk import Heard, Talk, Talking

EVENING = "2014-02-05T20:00:00+01:00"


def opened(talk: Talk) -> Heard:
    return talk.hears("Jan de Vries", "contact_given", kind="name").does("action_open_case")


def test_a_caller_is_put_through_in_the_hours_of_the_department(talking: Talking) -> None:
    talk = known_caller(talking)
    heard = opened(talk)
    assert heard.said == ["utter_transfer"]
    assert heard.values("utter_transfer")["department"] == "de Wmo-afdeling"
    assert heard.directive("handover")["wants"] == "transfer"
    case = talk.case()
    assert case and (case.wants, case.department, case.channel) == ("transfer", "wmo", "voice")


def test_out_of_hours_the_next_opening_is_told_and_a_call_back_waits(talking: Talking) -> None:
    talk = known_caller(talking, now=EVENING)
    heard = opened(talk)
    assert heard.said == ["utter_case_opened"]
    told = heard.values("utter_case_opened")["callback"]
    assert "morgen" in told and "negen uur" in told
    assert talk.case().wants == "callback"


def test_a_department_without_a_telephone_calls_back(talking: Talking) -> None:
    talk = known_caller(talking, service=None, topic="income", handover_subject="income")
    assert opened(talk).said == ["utter_case_opened"]
    assert talk.case().department == "isd"


@pytest.mark.parametrize("channel", ["chat", "sms"])
def test_who_writes_is_called_back_also_in_office_hours(talking: Talking, channel: str) -> None:
    talk = talking(channel=channel, **KNOWN)
    talk.gives("phone", PHONE)
    heard = opened(talk)
    assert heard.said == ["utter_case_opened"]
    assert heard.directive("handover")["wants"] == "callback"


def test_without_a_number_nobody_promises_to_call(talking: Talking) -> None:
    talk = talking(**KNOWN).hears("", "deny", kind="name")
    told = talk.does("action_open_case").values("utter_case_opened")["callback"]
    assert told.startswith("Zonder telefoonnummer")


def test_the_number_of_a_caller_is_not_asked(talking: Talking) -> None:
    talk = known_caller(talking)
    talk.hears("ik wil een medewerker", "speak_to_human").does("action_start_handover")
    assert talk.turn("handover_form").said == ["utter_ask_name_first"]


@pytest.mark.parametrize(
    ("action", "intent", "slots"),
    [
        ("action_start_handover", "speak_to_human", {}),
        ("action_take_up_offer", "affirm", {"offer": "handover"}),
        ("action_not_understood", "unsure_offer", {}),
    ],
)
def test_whatever_leads_to_a_person_knows_what_was_given(
    talking: Talking, action: str, intent: str, slots: dict[str, str]
) -> None:
    talk = known_caller(talking, now=EVENING, **slots)
    talk.hears("blabla", intent, misses=2).does(action)
    assert talk.slots["phone_given"] is True
    assert talk.slots.get("name_given") is None


def test_a_handover_that_is_cut_off_keeps_a_case_for_a_call_back(talking: Talking) -> None:
    talk = known_caller(talking, handover_reason="person_wanted")
    talk.hears("", "hang_up").does("action_open_case")
    case = talk.case()
    assert case and (case.wants, case.reason) == ("callback", "person_wanted")
