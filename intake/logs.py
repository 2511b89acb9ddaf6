"""One line of JSON for everything a process tells, and never a citizen's word in it.

Our own messages name ids, codes and counts; tests hold them to that. What other libraries write may
quote anything (a request, a row, a sentence), and so may the text of any exception: of those a line
keeps who wrote it, where, and which kind of error, but not the words.
"""

import json
import logging
import logging.config
import threading
import traceback
from datetime import UTC, datetime
from typing import Any

OURS = frozenset({"intake", "actions", "webhook", "deploy", "__main__"})
SPEAK_OF_THEMSELVES = frozenset({"gunicorn", "apscheduler", "alembic"})
"""Libraries that know nothing of what citizens say."""
HARMLESS = frozenset({"SettingsError", "ProfileInvalid"})
"""Errors that quote settings and files of the installation only, and that an operator must read."""


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON; `process` names the process in each."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with what the record's `facts` add to it."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            **_told(record),
            **getattr(record, "facts", {}),
            **(_raised(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up(process: str) -> None:
    """Let this process tell what it tells in lines of JSON, warnings and dying threads too."""
    logging.config.dictConfig(config(process))
    logging.captureWarnings(True)
    threading.excepthook = _thread_died


def config(process: str) -> dict[str, Any]:
    """Return the same for `logging.config.dictConfig`, as gunicorn wants it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines, "process": process}},
        "handlers": {
            "json": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stderr",
            }
        },
        # Of others the warnings are enough: their words are left out anyway.
        "root": {"level": "WARNING", "handlers": ["json"]},
        "loggers": {
            **{name: {"level": "INFO"} for name in OURS},
            "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
            # An address and a query may be a citizen's; every turn has its own line.
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": True},
        },
    }


def _told(record: logging.LogRecord) -> dict[str, str]:
    if record.name.partition(".")[0] in OURS | SPEAK_OF_THEMSELVES:
        return {"message": record.getMessage()}
    return {"where": f"{record.module}:{record.lineno}"}


def _raised(error: BaseException) -> dict[str, Any]:
    """Name an error, what caused it, and the lines it came through; its words only if harmless."""
    frames = traceback.extract_tb(error.__traceback__)
    told = {"error": _kinds(error), "through": [f"{f.filename}:{f.lineno}" for f in frames[-8:]]}
    return told | ({"why": str(error)} if type(error).__name__ in HARMLESS else {})


def _kinds(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    return type(error).__name__ + (f" < {_kinds(cause)}" if cause else "")


def _thread_died(dead: threading.ExceptHookArgs) -> None:
    logging.getLogger(__name__).error("a thread died", exc_info=dead.exc_value)
