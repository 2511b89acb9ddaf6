"""How every conversation begins."""

from collections.abc import Callable

from intake import conversations
from intake.database import session_scope
from tests.webhook.conftest import Talk
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
