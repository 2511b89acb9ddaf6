"""A sentence of the desk and one of the bot are added by their rows, and said in every wording."""

from collections.abc import Callable

import pytest

from tests.scaffolding.conftest import Copy

SAID = """
from pathlib import Path
from intake.wording.texts import Texts
texts = Texts(Path("data"), {name!r})
for locale in ("nl-NL", "nl-BE", "de-DE"):
    print(texts.prompt("lunch", locale, until="13"))
"""
ALOUD = SAID.replace("locale, ", 'locale, "voice", ')
NL, DE = "De balie is tot 13 uur dicht.", "Der Schalter ist bis 13 Uhr zu."


@pytest.mark.parametrize(
    ("heading", "name"),
    [("A sentence the desk says", "desk"), ("A sentence the bot says", "prompts")],
)
def test_it_is_said(added: Callable[..., Copy], heading: str, name: str) -> None:
    assert added(heading).says(SAID.format(name=name)).splitlines() == [NL, NL, DE]


def test_on_a_channel_it_may_have_other_words(added: Callable[..., Copy]) -> None:
    said = added("A sentence the bot says").says(ALOUD.format(name="prompts")).splitlines()
    aloud = "Op dit moment is er niemand aan de balie, tot 13 uur."
    assert said == [aloud, aloud, DE]
