"""A line that tells only for whom it is: no cry for help, and it stands on the case."""

import pytest

from intake import cases
from intake.cases import CaseDraft
from intake.database import read_scope, session_scope
from intake.references import reference_for
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa
from webhook.wire import Choice, Command, Message, Reply

OTHER = Command("contact_given", {"kind": "other_person"})
DANGER_ASKED = Reply(
    (
        Message(
            "Is er nu iemand in gevaar?",
            (Choice("Ja", Command("report_urgent")), Choice("Nee", Command("deny"))),
        ),
    ),
    ({"type": "expect", "kind": "choice"},),
)


def open_case(talk: Talk) -> None:
    with session_scope(talk.services.engine) as session:
        draft = CaseDraft(
            conversation_id=talk.id,
            reference=reference_for(session, talk.id),
            municipality="gemeente-leek",
            department="wmo",
            topic="support",
            service=None,
            intent=None,
            language="nl",
            channel="chat",
            summary="Huishoudelijke hulp.",
            reason="person_wanted",
        )
        cases.open_case(session, draft, NOW)


def summary(talk: Talk) -> str:
    with read_scope(talk.services.engine) as session:
        case = cases.for_conversation(session, talk.id)
        assert case is not None
        return case.summary


@pytest.mark.parametrize(
    "text", ["het is voor mijn buurman, niet voor mij", "trouwens, dit is voor m'n zus"]
)
def test_it_reaches_rasa_as_what_it_is(talk: Talk, rasa: FakeRasa, text: str) -> None:
    talk.say(text)
    assert rasa.heard[-1] == OTHER


def test_a_line_that_tells_more_reaches_rasa_whole(talk: Talk, rasa: FakeRasa) -> None:
    talk.say("het is voor mijn vrouw, ze valt steeds flauw")
    assert rasa.heard[-1] == "het is voor mijn vrouw, ze valt steeds flauw"


def test_where_danger_was_asked_about_it_is_an_answer_to_that(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(DANGER_ASKED)
    talk.say("hallo")
    talk.say("het is voor mijn moeder, niet voor mij")
    assert rasa.heard[-1] == "het is voor mijn moeder, niet voor mij"


def test_a_case_that_is_there_says_for_whom_it_is(talk: Talk, rasa: FakeRasa) -> None:
    open_case(talk)
    talk.say("het gaat om mijn schoonvader, niet om mij")
    assert summary(talk) == "Huishoudelijke hulp.\nVoor wie: mijn schoonvader."
    talk.say("nee, het is toch voor mezelf")
    assert summary(talk).endswith("Voor wie: toch voor de inwoner zelf.")
