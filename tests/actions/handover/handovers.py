"""A handover, begun and brought to its end."""

from tests.actions.talk import Heard, Talk

LONG = "ik wil graag iemand spreken over mijn kapotte traplift die al twee weken stilstaat"


def begin(talk: Talk, text: str, intent: str = "speak_to_human", **entities: object) -> Heard:
    """Begin a handover: what was said at its start and with its first question."""
    heard = talk.hears(text, intent, **entities).does("action_start_handover")
    asked = talk.turn("handover_form")
    return Heard(heard.messages + asked.messages, heard.events + asked.events)


def refuse_the_rest(talk: Talk) -> Heard:
    """Give neither number nor name, and let the case be opened."""
    while talk.loop:
        kind = talk.slots["requested_slot"].removesuffix("_given")
        talk.hears("", "deny", kind=kind).turn()
    return talk.does("action_open_case")


def begins(talk: Talk, text: str = LONG, intent: str = "speak_to_human", **named: object) -> Talk:
    """Begin a handover, and go on with the conversation."""
    talk.hears(text, intent, **named).does("action_start_handover")
    talk.turn("handover_form")
    return talk
