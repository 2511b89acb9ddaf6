"""One line of JSON for everything Rasa's process tells, and never a citizen's word in it.

The same lines as those of `intake.logs`, written a second time because bot/ imports no other
package of the system; tests compare the two. Rasa and its libraries quote messages, slots and
requests in what they log, so a line keeps who wrote it, where, and which kind of error.
"""

import json
import logging
import threading
import traceback
from datetime import UTC, datetime
from typing import Any, Dict

OURS = frozenset({"bot"})


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON; `process` names the process in each."""

    def __init__(self, process: str = "rasa") -> None:
        """Take the name of this process."""
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with what the record's `facts` add to it."""
        at = datetime.fromtimestamp(record.created, UTC)
        line = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            **_told(record),
            **getattr(record, "facts", {}),
            **(_raised(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up(process: str = "rasa") -> None:
    """Take the place of every handler that Rasa has set up by now; warnings come along."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines(process))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)  # of others: their words are left out anyway
    logging.getLogger("bot").setLevel(logging.INFO)
    logging.captureWarnings(True)
    threading.excepthook = _thread_died


def _told(record: logging.LogRecord) -> Dict[str, str]:
    if record.name.partition(".")[0] in OURS:
        return {"message": record.getMessage()}
    return {"where": f"{record.module}:{record.lineno}"}


def _raised(error: BaseException) -> Dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    return {"error": _kinds(error), "through": [f"{f.filename}:{f.lineno}" for f in frames[-8:]]}


def _kinds(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    return type(error).__name__ + (f" < {_kinds(cause)}" if cause else "")


def _thread_died(dead: "threading.ExceptHookArgs") -> None:
    logging.getLogger(__name__).error("a thread died", exc_info=dead.exc_value)
