"""`make when` reads and writes lines, and a bad line stops nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from intake.commands.when import main, rows

NOW = "2026-03-11T10:00:00+01:00"


def line(**asked: Any) -> str:
    return json.dumps({"text": "dinsdag om drie uur", "language": "nl", "now": NOW} | asked)


def test_a_line_becomes_kind_value_and_excluded_days() -> None:
    assert list(rows([line(text="dinsdag om drie uur")])) == [
        {"kind": "moment", "value": "2026-03-17T15:00:00+01:00", "exclude": []}
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("dinsdag", "day", "2026-03-17"),
        ("dinsdagochtend", "part", {"date": "2026-03-17", "part": "morning"}),
        ("liefst 's ochtends", "part", {"date": None, "part": "morning"}),
        ("volgende week", "range", {"from": "2026-03-16", "to": "2026-03-22"}),
        ("na vier uur", "range", {"from": "16:00", "to": None}),
        ("zo snel mogelijk", "range", {"from": NOW, "to": None}),
        ("weet ik niet", "none", None),
        (
            "donderdag of vrijdag",
            "ambiguous",
            [{"kind": "day", "value": "2026-03-12"}, {"kind": "day", "value": "2026-03-13"}],
        ),
    ],
)
def test_every_kind_has_the_shape_of_the_contract(text: str, kind: str, value: object) -> None:
    (row,) = rows([line(text=text)])
    assert row == {"kind": kind, "value": value, "exclude": []}


def test_excluded_days_are_english_weekday_names() -> None:
    (row,) = rows([line(text="niet op vrijdag of maandag")])
    assert row == {"kind": "none", "value": None, "exclude": ["monday", "friday"]}


def test_the_time_zone_is_the_languages_own_or_the_one_given() -> None:
    given = [
        line(),
        line(language="de", text="am Dienstag um drei"),
        line(timezone="Europe/London"),
        line(now="2026-03-11T23:30:00Z", text="morgen"),
    ]
    assert [row["value"] for row in rows(given)] == [
        "2026-03-17T15:00:00+01:00",
        "2026-03-17T15:00:00+01:00",
        "2026-03-17T15:00:00+00:00",
        "2026-03-13",
    ]


@pytest.mark.parametrize("hours", ["00:00-24:00", ["00:00", "24:00"]])
def test_hours_decide_what_a_bare_hour_means(hours: object) -> None:
    (row,) = rows([line(text="morgen om drie uur", hours=hours)])
    assert row["kind"] == "ambiguous"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("no json", "invalid_json"),
        ("[1, 2]", "invalid_json"),
        ("[" * 100_000, "invalid_json"),
        (line(text=None), "missing_text"),
        (line(language="fr"), "unknown_language"),
        (line(now="gisteren"), "invalid_now"),
        (line(now="9999-12-31T23:59:59Z"), "invalid_now"),
        (line(timezone="Mars/Olympus"), "unknown_timezone"),
        (line(timezone="../../etc/passwd"), "unknown_timezone"),
        (line(hours="nine to five"), "invalid_hours"),
        (line(hours="18:00-08:00"), "invalid_hours"),
        (line(hours=8), "invalid_hours"),
    ],
)
def test_a_bad_line_is_an_error_row_and_the_next_line_is_read(bad: str, code: str) -> None:
    first, second = rows([bad, line()])
    assert first == {"error": code, "line": 1}
    assert second["kind"] == "moment"


def test_a_file_is_written_line_for_line_without_the_empty_ones(tmp_path: Path) -> None:
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    asked.write_text(f"{line()}\n\nno json\n{line(text='overmorgen')}\n", encoding="utf-8")
    assert main([str(asked), str(answered)]) == 0
    written = [json.loads(row) for row in answered.read_text(encoding="utf-8").splitlines()]
    assert [row.get("value") or row["error"] for row in written] == [
        "2026-03-17T15:00:00+01:00",
        "invalid_json",
        "2026-03-13",
    ]


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    assert main([str(tmp_path / "nowhere"), str(tmp_path / "out")]) == 2
