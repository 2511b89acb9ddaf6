"""What is counted of a case."""

from tests.actions.talk import Talk, Talking

SAID = "ik wil graag iemand spreken over mijn kapotte traplift die al twee weken stilstaat"


def begins(talk: Talk, text: str = SAID, intent: str = "speak_to_human", **named: object) -> Talk:
    talk.hears(text, intent, **named).does("action_start_handover")
    talk.turn("handover_form")
    return talk


def opened(talk: Talk) -> float:
    """How many cases were counted."""
    return sum(
        sample.value
        for metric in talk.services.meters.handovers.collect()
        for sample in metric.samples
        if sample.name.endswith("_total")
    )


def test_a_case_is_counted_once(talking: Talking) -> None:
    talk = talking()
    before = opened(talk)
    begins(talk, service="stairlift")
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert opened(talk) == before + 1
    assert talk.slots["case_begun"] is None
