"""The end of a handover."""

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
