"""`python -m intake.commands.when FILE OUT`: what each line of a JSONL file says about when.

A line is `{"text", "language", "now", "timezone"?, "hours"?}`; what comes out, in the same order,
is `{"kind", "value", "exclude"}`. A line that cannot be read becomes `{"error", "line"}`.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from intake.settings import data_folder
from intake.spoken import OFFICE_HOURS, understand
from intake.spoken.model import Json
from intake.spoken.readings import Hours

logger = logging.getLogger(__name__)

TIMEZONES = {"nl": "Europe/Amsterdam", "de": "Europe/Berlin"}


class BadLine(Exception):
    """A line that is not as the contract wants it; `code` says why and stays the same."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows(lines: Iterable[str]) -> Iterator[dict[str, Json]]:
    """What every line means, in order; empty lines are passed over.

    Error codes: invalid_json, missing_text, unknown_language, invalid_now, unknown_timezone,
    invalid_hours.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _row(line)
            except BadLine as bad:
                yield {"error": bad.code, "line": number}


def _row(line: str) -> dict[str, Json]:
    asked = _parsed(line)
    if not isinstance(asked.get("text"), str):
        raise BadLine("missing_text")
    language = _language(asked.get("language"))
    zone = _zone(asked.get("timezone") or TIMEZONES[language])
    now, hours = _now(asked.get("now"), zone), _hours(asked.get("hours"))
    folder = data_folder(os.environ)
    return understand(asked["text"], language, now, zone, hours, data_dir=folder).as_json()


def _parsed(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise BadLine("invalid_json")
    return asked


def _language(value: object) -> Literal["nl", "de"]:
    if value == "nl":
        return "nl"
    if value == "de":
        return "de"
    raise BadLine("unknown_language")


def _zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadLine("unknown_timezone") from error


def _now(value: object, zone: ZoneInfo) -> datetime:
    """An ISO moment; without an offset it is the office's own time."""
    try:
        now = datetime.fromisoformat(str(value))
        local = now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)
    except (ValueError, OverflowError) as error:
        raise BadLine("invalid_now") from error
    if not 1900 <= local.year <= 2200:
        raise BadLine("invalid_now")
    return local


def _hours(value: object) -> Hours:
    """ "08:00-18:00" or ["08:00", "18:00"]; 24:00 is the end of the day."""
    if value is None:
        return OFFICE_HOURS
    bounds = value.split("-") if isinstance(value, str) else value
    try:
        opening, closing = (_time(bound) for bound in bounds)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise BadLine("invalid_hours") from error
    if opening >= closing:
        raise BadLine("invalid_hours")
    return opening, closing


def _time(value: object) -> time:
    text = str(value).strip()
    return time.max if text == "24:00" else time.fromisoformat(text.zfill(5))


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads FILE, writes OUT; 0 even when lines were bad, 2 when a file cannot be used."""
    parser = argparse.ArgumentParser(prog="intake.commands.when", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    paths = parser.parse_args(arguments)
    try:
        with (
            paths.file.open(encoding="utf-8", errors="replace") as source,
            paths.out.open("w", encoding="utf-8") as target,
        ):
            bad = _write(rows(source), target.write)
    except OSError as error:
        logger.error("cannot use %s: %s", error.filename, error.strerror)
        return 2
    if bad:
        logger.warning("%d lines could not be read; their rows carry an error", bad)
    return 0


def _write(found: Iterable[dict[str, Json]], write: Any) -> int:
    bad = 0
    for row in found:
        bad += "error" in row
        write(json.dumps(row, ensure_ascii=False) + "\n")
    return bad


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    sys.exit(main())
