"""Danger while Rasa is away."""

import re

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.webhook.conftest import NOW, Talk
from tests.webhook.dialogue.questions import the_case
from tests.webhook.fake_rasa import FakeRasa


def test_while_rasa_is_away_plain_words_of_danger_name_whom_to_call(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.goes_down()
    (answer,) = talk.say("ik wil niet meer verder leven").turns
    case = the_case(talk)
    assert "113" in answer.text
    assert (case.urgent, case.danger, case.department) == (True, "suicide", "wmo")
    assert case.summary.endswith("ik wil niet meer verder leven")


def test_a_breakdown_without_danger_is_told_as_ever(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    (answer,) = talk.say("ik wil een paspoort").turns
    assert not re.search(r"\b112\b", answer.text)  # a case's number may hold these digits
    assert the_case(talk).danger is None


def test_in_a_breakdown_nobody_is_promised_a_call_who_wants_none(
    talk: Talk, rasa: FakeRasa
) -> None:
    with session_scope(talk.services.engine) as session:
        contact_wishes.note(session, talk.id, ContactWish("text", no_call=True), NOW)
    rasa.goes_down()
    first = talk.say("ik wil een paspoort")
    rasa.goes_down()
    then = talk.say("met spoed graag")
    assert the_case(talk).wants == "message"
    for answered in (first, then):
        (answer,) = answered.turns
        assert "We bellen u niet. U krijgt een sms." in answer.text
        assert "?" not in answer.text
