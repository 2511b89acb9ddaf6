"""`make redact` gives one row for each line, and a bad line a code instead."""

import json
from pathlib import Path

import pytest

from intake.commands.redact import main


def _rows(tmp_path: Path, content: bytes) -> list[dict[str, object]]:
    lines, out = tmp_path / "lines.jsonl", tmp_path / "out.jsonl"
    lines.write_bytes(content)
    assert main([str(lines), str(out)]) == 0
    return [json.loads(row) for row in out.read_text(encoding="utf-8").split("\n") if row]


def test_each_line_gives_what_is_left_and_what_was_found(tmp_path: Path) -> None:
    lines = [
        {"text": "mijn bsn is 123456782", "language": "nl"},
        {"text": "ich heiße Müller", "language": "de"},
        {"text": "waar is het gemeentehuis", "language": "nl"},
        {"text": "gsm 0470 12 34 56", "language": "nl", "country": "BE"},
    ]
    rows = _rows(tmp_path, "\n".join(json.dumps(line) for line in lines).encode())
    assert rows == [
        {"redacted": "mijn bsn is [bsn]", "found": [{"kind": "bsn", "start": 12, "end": 21}]},
        {"redacted": "ich heiße [name]", "found": [{"kind": "name", "start": 10, "end": 16}]},
        {"redacted": "waar is het gemeentehuis", "found": []},
        {"redacted": "gsm [phone]", "found": [{"kind": "phone", "start": 4, "end": 17}]},
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "not_json"),
        (b"", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[1]", "not_an_object"),
        (b'"text"', "not_an_object"),
        (b"{}", "text_missing"),
        (b'{"text": 5}', "text_missing"),
    ],
)
def test_a_bad_line_gives_a_code_and_the_others_their_rows(
    tmp_path: Path, line: bytes, code: str
) -> None:
    good = b'{"text": "hallo", "language": "nl"}'
    rows = _rows(tmp_path, b"\n".join([good, line, good]) + b"\n")
    assert rows[1] == {"error": code}
    assert rows[0] == rows[2] == {"redacted": "hallo", "found": []}


def test_a_lone_surrogate_and_a_line_separator_break_no_row(tmp_path: Path) -> None:
    rows = _rows(tmp_path, b'{"text": "a\\ud800b"}\n{"text": "a\\u2028b"}\n')
    assert [row["redacted"] for row in rows] == ["a\ud800b", "a\u2028b"]


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    assert _rows(tmp_path, b"") == []


def test_a_missing_file_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl"), str(tmp_path / "out.jsonl")]) == 1
    assert "No such file" in capsys.readouterr().err
