"""What was recorded here, and what another municipality recorded."""

import pytest

from tests.actions.lookups import ask, open_case, prove, reference_of
from tests.actions.talk import Talk, Talking

UNKNOWN = "Mit dieser Nummer und diesem Namen finde ich nichts. Bitte sehen Sie noch einmal nach."


@pytest.mark.parametrize("intent", ["check_appointment", "ask_status", "cancel_appointment"])
def test_another_municipalitys_appointment_is_unknown_here(
    booked: Talk, talking: Talking, intent: str
) -> None:
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, intent)
    heard = prove(elsewhere, reference_of(booked), "Els de Vries")
    assert heard.said == ["utter_answer", "utter_ask_reference"]
    assert heard.answer == UNKNOWN


def test_another_municipalitys_case_is_unknown_here(talking: Talking) -> None:
    here = talking()
    here.keeps("name", "Els de Vries")
    reference = open_case(here)
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, "ask_status")
    assert prove(elsewhere, reference, "Els de Vries").answer == UNKNOWN
