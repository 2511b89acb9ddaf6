"""The page says everything in the citizen's words, and nothing in it is taken for HTML."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from intake.keeping.person.page import page
from intake.settings import ROOT
from intake.wording.texts import Texts

AT = "2026-03-11T09:00:00+00:00"
ACTS = (
    *(
        "opened",
        "updated",
        "transferred",
        "accepted",
        "viewed",
        "claimed",
        "released",
        "noted",
        "texted",
    ),
    *("answered", "moved", "closed", "reopened"),
)


def conversation(**rows: Any) -> dict[str, Any]:
    begun = {"municipality": "gemeente-leek", "channel": "chat", "created_at": AT}
    return {"contact": {}, "rows": {"conversations": [begun], **rows}}


def told(one: dict[str, Any], locale: str = "nl-NL") -> str:
    texts = Texts(ROOT / "data", "privacy")
    zone, names = ZoneInfo("Europe/Amsterdam"), {"gemeente-leek": "gemeente Leek"}

    def say(key: str, **values: str) -> str:
        return texts.prompt(key, locale, **values)

    return page([one], say, locale[:2], names, zone, datetime(2026, 4, 1, 12, tzinfo=UTC))


def test_what_was_said_is_told_with_who_and_when() -> None:
    turn = {"sender": "citizen", "text": "een paspoort", "at": AT}
    read = told(conversation(turns=[turn]))
    assert "11-3-2026, 10.00 uur  u: een paspoort" in read
    assert "op 1-4-2026, 14.00 uur" in read
    assert "gemeente Leek, chat, 11-3-2026" in read


def test_it_is_told_in_the_language_and_country_of_the_citizen() -> None:
    assert "Was gesagt wurde" in told(
        conversation(turns=[{"sender": "bot", "text": "Hallo", "at": AT}]), "de-DE"
    )
    assert "Vlaamse Toezichtcommissie" in told(conversation(), "nl-BE")
    assert "Autoriteit Persoonsgegevens" in told(conversation(), "nl-NL")


def test_words_are_no_html() -> None:
    turn = {"sender": "citizen", "text": "<script>alert(1)</script>", "at": AT}
    assert "<script>" not in told(conversation(turns=[turn]))


def test_an_empty_part_has_no_heading() -> None:
    assert "Uw afspraken" not in told(conversation())


@pytest.mark.parametrize("locale", ["nl-NL", "nl-BE", "de-DE"])
@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_words(act: str, locale: str) -> None:
    event = {"actor_type": "staff", "act": act, "at": AT, "detail": {"text": "gebeld"}}
    assert act not in told(conversation(case_history=[event]), locale)


def test_both_languages_have_the_same_sentences() -> None:
    keys = [
        set(yaml.safe_load((ROOT / f"data/{one}/privacy.yml").read_text("utf-8"))["privacy"])
        for one in ("nl", "de")
    ]
    assert keys[0] == keys[1]
