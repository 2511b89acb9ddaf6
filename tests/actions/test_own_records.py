"""What was recorded here, and what another municipality recorded."""

import pytest

from tests.actions.lookups import ask, give, open_case, reference_of
from tests.actions.talk import Talk, Talking


@pytest.mark.parametrize("intent", ["check_appointment", "ask_status", "cancel_appointment"])
def test_another_municipalitys_appointment_is_unknown_here(
    booked: Talk, talking: Talking, intent: str
) -> None:
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, intent)
    heard = give(elsewhere, reference_of(booked))
    assert heard.said == ["utter_reference_unknown", "utter_ask_reference"]


def test_another_municipalitys_case_is_unknown_here(talking: Talking) -> None:
    reference = open_case(talking())
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, "ask_status")
    assert give(elsewhere, reference).said == ["utter_reference_unknown", "utter_ask_reference"]
