"""Redact a file of lines: `make redact FILE=… OUT=…`."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake.privacy import Finding, redact
from intake.settings import data_folder

_COUNTRIES = {"de": "DE"}


class BadLine(ValueError):
    """A line that cannot be redacted; its text is a code that stays the same over versions."""


def main(arguments: list[str] | None = None) -> int:
    """Read JSON lines `{"text", "language"}` and write `{"redacted", "found"}`, one for each.

    `found` lists `{kind, start, end}`, counted in characters of the text. A line may name its
    `country` (NL, BE, DE; by default that of the language). A bad line gives `{"error": code}`:
    not_json, not_an_object, text_missing. Returns 1 when a file cannot be read or written.
    """
    asked = _parser().parse_args(arguments)
    try:
        rows = _rows(asked.file.read_bytes())
        # A lone surrogate has no UTF-8; as an escape it is JSON all the same.
        asked.out.write_bytes(b"".join(row.encode("utf-8", "backslashreplace") for row in rows))
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make redact", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    return parser


def _rows(content: bytes) -> Iterator[str]:
    # Not splitlines(): U+2028 inside a text ends no row.
    for line in content.removesuffix(b"\n").split(b"\n") if content else []:
        try:
            row = _redacted(_read(line))
        except BadLine as bad:
            row = {"error": str(bad)}
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _read(line: bytes) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("not_json") from error
    if not isinstance(read, dict):
        raise BadLine("not_an_object")
    if not isinstance(read.get("text"), str):
        raise BadLine("text_missing")
    return read


def _redacted(line: dict[str, Any]) -> dict[str, Any]:
    language = str(line.get("language") or "nl")
    country = str(line.get("country") or _COUNTRIES.get(language, "NL"))
    redaction = redact(line["text"], country, language, data_dir=data_folder(os.environ))
    return {"redacted": redaction.text, "found": [_found(one) for one in redaction.found]}


def _found(one: Finding) -> dict[str, Any]:
    return {"kind": one.kind, "start": one.start, "end": one.end}


if __name__ == "__main__":
    sys.exit(main())
