"""How every conversation begins."""

from collections.abc import Callable

import pytest

from intake import cases, conversations, references
from intake.cases import CaseDraft
from intake.contacts import ContactBook
from intake.conversations import Turn
from intake.database import session_scope
from intake.proof import origin
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.dialogue.greeting import COMMANDS, first_choices, greet
from webhook.services import Services


def test_it_says_that_this_is_a_bot_before_anything_else(services: Services, talk: Talk) -> None:
    with session_scope(services.engine) as session:
        row = conversations.get(session, talk.id)
        disclosure, greeting = greet(services, session, row)
    assert disclosure.text == services.prompt(
        "disclosure", row, municipality=services.municipality(row).called.say("nl")
    )
    assert [choice["title"] for choice in greeting.choices] == list(talk.buttons())


def test_the_first_choices_are_commands(services: Services, talk: Talk) -> None:
    choices = first_choices(services, talk.row)
    assert [choice.command.name for choice in choices] == list(COMMANDS.values())


def test_on_the_telephone_the_other_language_is_one_of_them(
    services: Services, begin: Callable[..., Talk]
) -> None:
    last = first_choices(services, begin(channel="voice").row)[-1]
    assert (last.command.name, last.command.entities) == ("switch_language", {"language": "de"})


NUMBER = "+31612345678"
Begin = Callable[..., Talk]


@pytest.fixture
def line(services: Services) -> str:
    """The number from which somebody called before, as it is kept."""
    return origin.of_number(services.settings.data_key, NUMBER)


@pytest.fixture
def runs(services: Services, begin: Begin, line: str) -> cases.Case:
    """An open case of an earlier call from there, for Els de Vries."""
    earlier = begin(channel="voice", origin=line)
    with session_scope(services.engine) as session:
        ContactBook(session, services.settings.data_key).put(earlier.id, "name", "Els de Vries")
        draft = CaseDraft(
            conversation_id=earlier.id,
            reference=references.reference_for(session, earlier.id),
            municipality="gemeente-leek",
            department="wmo",
            topic="support",
            service="stairlift",
            intent=None,
            language="nl",
            channel="voice",
            summary="Traplift.",
            reason="person_wanted",
        )
        return cases.open_case(session, draft, NOW)


def greeted(services: Services, talk: Talk) -> list[Turn]:
    with session_scope(services.engine) as session:
        return greet(services, session, conversations.get(session, talk.id))


@pytest.mark.usefixtures("runs")
def test_a_number_under_which_something_runs_is_asked_without_a_word_of_it(
    services: Services, begin: Begin, line: str
) -> None:
    talk = begin(channel="voice", origin=line)
    disclosure, asked = greeted(services, talk)
    assert "computer" in disclosure.text
    assert asked.text == "Er loopt al iets op dit nummer. Belt u daarover?"
    assert [choice["title"] for choice in asked.choices] == ["Ja", "Nee", "Deutsch"]
    assert (talk.row.expect, asked.expect) == ("again", "choice")


@pytest.mark.usefixtures("runs")
def test_the_dialogue_is_told_that_this_was_asked_and_only_of_the_answer(
    services: Services, begin: Begin, line: str, rasa: FakeRasa
) -> None:
    talk = begin(channel="voice", origin=line)
    greeted(services, talk)
    talk.say("ja")
    talk.say("Els de Vries")
    assert [sent.metadata.get("asked_if_again") for sent in rasa.sent] == [True, None]
    assert rasa.sent[0].metadata["expect"] == "choice"


@pytest.mark.usefixtures("runs")
def test_who_wants_another_language_is_asked_in_that(
    services: Services, begin: Begin, line: str, rasa: FakeRasa
) -> None:
    talk = begin(channel="voice", origin=line)
    greeted(services, talk)
    rasa.answers.append(says("Gut, wir sprechen Deutsch.", language={"switch_to": "de"}))
    answered = talk.press(talk.buttons()["Deutsch"])
    assert answered.turns[-1].text == "Zu dieser Nummer läuft schon etwas. Rufen Sie deswegen an?"
    assert talk.row.expect == "again"


def test_what_is_closed_or_of_another_number_is_not_asked_about(
    services: Services, begin: Begin, line: str, runs: cases.Case
) -> None:
    other = origin.of_number(services.settings.data_key, "+31687654321")
    assert "Waarmee" in greeted(services, begin(channel="voice", origin=other))[-1].text
    with session_scope(services.engine) as session:
        cases.not_needed(session, runs.reference, NOW)
    assert "Waarmee" in greeted(services, begin(channel="voice", origin=line))[-1].text
