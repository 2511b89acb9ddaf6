"""What people say in Dutch and German, phrase by phrase, and what it means."""

from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
import yaml

from intake.spoken import When
from intake.spoken.readings import instants
from tests.our_words import understand

PHRASES = Path(__file__).parent / "phrases"
ZONES = {"nl": ZoneInfo("Europe/Amsterdam"), "de": ZoneInfo("Europe/Berlin")}
CHOICE, EXCEPT = {"nl": " of ", "de": " oder "}, {"nl": "niet", "de": "nicht"}


@cache
def groups(language: str) -> list[dict[str, Any]]:
    text = (PHRASES / f"{language}.yml").read_text(encoding="utf-8")
    return cast(list[dict[str, Any]], yaml.load(text, Loader=yaml.CBaseLoader))


def cases() -> list[Any]:
    return [
        pytest.param(language, group, id=f"{language} {group['now']} {group['hours']}")
        for language in ("nl", "de")
        for group in groups(language)
    ]


def clock(text: str) -> time:
    return time.max if text == "24:00" else time.fromisoformat(text)


@pytest.mark.parametrize(("language", "group"), cases())
def test_every_phrase_means_exactly_what_is_written_beside_it(
    language: str, group: dict[str, Any]
) -> None:
    zone = ZONES[language]
    now = datetime.fromisoformat(group["now"]).replace(tzinfo=zone)
    hours = tuple(map(clock, group["hours"].split("-")))
    understood = {
        phrase: shorthand(understand(phrase, language, now, zone, hours), language)  # type: ignore[arg-type]
        for phrase in group["phrases"]
    }
    wrong = {
        phrase: f"{understood[phrase]} instead of {meaning}"
        for phrase, meaning in group["phrases"].items()
        if understood[phrase] != meaning
    }
    assert wrong == {}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_there_are_two_hundred_phrases_in_each_language(language: str) -> None:
    assert sum(len(group["phrases"]) for group in groups(language)) >= 200


def shorthand(when: When, language: str) -> str:
    """A meaning as the phrase files write it, made from what `make when` would write."""
    row: Any = when.as_json()
    said = one(row["kind"], row["value"], language)
    return " ".join([said, *([EXCEPT[language], *row["exclude"]] if row["exclude"] else [])])


def one(kind: str, value: Any, language: str) -> str:
    if kind == "ambiguous":
        return CHOICE[language].join(one(v["kind"], v["value"], language) for v in value)
    if kind == "part":
        return f"part {value['date'] or 'any'} {value['part']}"
    if kind == "range":
        bounds = bound(value["from"], language), bound(value["to"], language)
        return " ".join(filter(None, ["range", bounds[0], "..", bounds[1]]))
    return kind if value is None else f"{kind} {bound(value, language)}"


def bound(text: str | None, language: str) -> str:
    """A bound without the seconds; the offset stays only where the hour occurs twice."""
    if text is None or len(text) < len("2026-03-11T10:00"):
        return text or ""
    moment = datetime.fromisoformat(text)
    minute = moment.hour * 60 + moment.minute
    twice = len(instants(moment.date(), minute, ZONES[language])) > 1
    return moment.strftime("%Y-%m-%d %H:%M") + (text[-6:] if twice else "")
