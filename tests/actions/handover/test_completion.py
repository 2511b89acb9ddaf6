"""The end of a handover."""

from tests.actions.handover.handovers import LONG, begin, refuse_the_rest
from tests.actions.talk import Talking


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
