"""The language changes when somebody asks for it, and only to one that is spoken here."""

from tests.actions.talk import Heard, Talk, Talking


def switched(talk: Talk) -> Heard:
    return talk.does("action_set_language")


def test_a_request_for_a_language_was_understood(talking: Talking) -> None:
    heard = switched(talking().hears("Deutsch", "switch_language"))
    assert heard.directive("understood") == {"type": "understood", "understood": True}


def test_the_answer_is_said_again_in_the_new_language(talking: Talking) -> None:
    talk = talking().hears("wat kost een paspoort", "request_document", service="passport")
    talk.does("action_answer_topic")
    switched(talk.hears("", "language_changed", language="de"))
    assert "Reisepass" in talk.does("action_repeat").answer


def test_with_nothing_said_yet_there_is_nothing_to_repeat(talking: Talking) -> None:
    heard = talking().hears("wat zegt u", "ask_repeat").does("action_repeat")
    assert heard.said == ["utter_nothing_to_repeat"]
