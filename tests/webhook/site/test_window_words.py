"""Everything that the window shows is written, in every locale."""

import re

import pytest
from flask import Flask

from intake.wording.texts import Texts
from webhook.dialogue.inbound import CONTACT_KINDS, SHOWN_AS
from webhook.services import Services
from webhook.site.widget import FOLDER
from webhook.site.widget_script import FIRST, PARTS
from webhook.site.window_words import MASKED, SENTENCES, window_words


@pytest.mark.parametrize("locale", ["nl-NL", "nl-BE", "de-DE"])
def test_every_sentence_is_written(locale: str, services: Services) -> None:
    texts = Texts(services.settings.data_dir, "window")
    for key in [*SENTENCES, *(f"first_{key}" for key in FIRST)]:
        assert texts.prompt(key, locale)
    for kind in MASKED:
        assert services.texts.prompt(f"masked_{kind}", locale)


def test_everything_that_may_be_masked_has_a_name() -> None:
    assert {SHOWN_AS.get(kind, kind) for kind in CONTACT_KINDS} <= set(MASKED)


@pytest.mark.parametrize("language", ["nl", "de"])
def test_the_script_asks_for_no_word_that_is_not_told(
    language: str, app: Flask, services: Services
) -> None:
    code = "\n".join((FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)
    asked = set(re.findall(r"\bwords\.(\w+)", code))
    with app.test_request_context():
        told = window_words(services, services.profiles.get("gemeente-leek"), language)
    assert asked - set(told) == {"js"} & asked


def test_what_a_profile_lays_over_is_told(app: Flask, services: Services) -> None:
    profile = services.profiles.get("gemeente-leek")
    dressed = profile.model_copy(update={"tokens": {"kern-color-action-default": "#123456"}})
    vars(dressed)["id"] = profile.id
    with app.test_request_context():
        told = window_words(services, dressed, "nl")
    assert told["tokens"] == {"kern-color-action-default": "#123456"}
