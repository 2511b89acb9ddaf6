"""What the pages of the desk work with."""

from flask import Flask

from webhook.desk import tools
from webhook.services import Services


def test_they_are_made_once_an_app(app: Flask) -> None:
    with app.app_context():
        assert tools.tools() is tools.tools()


def test_words_of_the_desk_are_not_the_bots(services: Services) -> None:
    built = tools.build(services.settings)
    assert built.texts.prompt("failed_stale", "nl-NL")
    assert built.prompts.prompt("press_yes", "nl-NL")
