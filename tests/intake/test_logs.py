"""A line of the log says who, where and which error; never what a library or an error quotes."""

import io
import json
import logging
import logging.config
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.logs import JsonLines as LinesOfRasa
from intake import logs
from intake.settings import SettingsError

WORDS = "mijn buurman Zwaantje, bsn 111222333"

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the handler of a process has written so far, line by line."""
    root, written = logging.getLogger(), io.StringIO()
    before, hook = root.handlers[:], threading.excepthook
    logs.set_up("gateway")
    handler = next(each for each in root.handlers if isinstance(each, logging.StreamHandler))
    handler.setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.captureWarnings(False)
    root.handlers[:], threading.excepthook = before, hook


def test_a_line_is_one_object_with_time_level_process_and_logger(lines: Lines) -> None:
    logging.getLogger("webhook.dialogue.turn").info(
        "turn", extra={"facts": {"ms": 12.5, "channel": "chat"}}
    )
    (line,) = lines()
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "info",
        "process": "gateway",
        "logger": "webhook.dialogue.turn",
        "message": "turn",
        "ms": 12.5,
        "channel": "chat",
    }


def test_our_own_messages_are_told_with_their_values(lines: Lines) -> None:
    logging.getLogger("intake.messaging.outbox").warning("message %s not sent: %s", "m1", "30003")
    assert lines()[0]["message"] == "message m1 not sent: 30003"


@pytest.mark.parametrize("name", ["rasa.core.processor", "sanic.error", "urllib3", "root"])
def test_what_other_libraries_say_is_withheld(name: str, lines: Lines) -> None:
    logging.getLogger(name).error("could not handle %s", WORDS)
    logging.getLogger(name).error(f"could not handle {WORDS}")  # noqa: G004 (as Rasa does)
    for line in lines():
        assert line["where"].startswith("test_logs:")
        assert WORDS not in json.dumps(line)


def test_an_error_is_named_with_its_cause_and_its_place_but_not_quoted(lines: Lines) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as cause:
            raise ValueError(WORDS) from cause
    except ValueError:
        logging.getLogger("webhook.dialogue.turn").exception("failed")
    (line,) = lines()
    assert line["error"] == "ValueError < KeyError"
    assert "test_logs.py" in line["through"][-1]
    assert WORDS not in json.dumps(line)


def test_an_error_in_the_settings_is_told_in_full(lines: Lines) -> None:
    try:
        raise SettingsError("missing: INTAKE_DATA_KEY")
    except SettingsError:
        logging.getLogger("gunicorn.error").exception("Exception in worker process")
    assert lines()[0]["why"] == "missing: INTAKE_DATA_KEY"


def test_warnings_and_dying_threads_come_as_lines_without_words(lines: Lines) -> None:
    warnings.warn(f"cannot parse {WORDS}", UserWarning, stacklevel=1)
    thread = threading.Thread(target=lambda: {}[WORDS])  # type: ignore[var-annotated]
    thread.start()
    thread.join()
    warned, died = lines()
    assert (warned["logger"], died["error"]) == ("py.warnings", "KeyError")
    assert WORDS not in json.dumps([warned, died])


def test_rasa_writes_the_same_lines() -> None:
    def written(formatter: logging.Formatter, name: str) -> dict[str, Any]:
        error = (ValueError, ValueError(WORDS), None)
        record = logging.LogRecord(name, logging.ERROR, "f.py", 7, "told", (), error)
        record.created, record.facts = 0.0, {"ms": 1.5}
        return dict(json.loads(formatter.format(record)))

    for rasas, ours in (
        ("bot.serving.channel", "intake.messaging.outbox"),
        ("rasa.core", "rasa.core"),
    ):
        theirs, own = written(LinesOfRasa(), rasas), written(logs.JsonLines("rasa"), ours)
        theirs["logger"] = own["logger"]
        assert theirs == own
