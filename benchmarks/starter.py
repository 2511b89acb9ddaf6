"""Rasa 3.6's own starter project, with our dialogue taught to it: what we are compared with.

The files are those of `rasa init` (its empty pipeline and policies mean Rasa's usual DIET and TED),
its intents are those of the dialogue with our own training lines, each with one answer. It serves
over its REST channel and keeps its conversations in SQLite, as ours does.
"""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.callers import Line
from benchmarks.dialogue import INTENTS
from deploy import ROOT, children
from deploy.environments import RASA
from deploy.installation import RASA_ENVIRON
from deploy.ports import answers, free_ports

LINES_EACH = 16
"""Training lines an intent, half in each language: as many as the starter's own have."""
START_SECONDS = 180.0
OF_RASA = "import rasa, pathlib; print(pathlib.Path(rasa.__file__).parent)"


class RestCaller:
    """Somebody on Rasa's REST channel."""

    def __init__(self, port: int, number: int) -> None:
        self._line = Line(port, number)
        self._sender = f"caller-{number}-{time.monotonic_ns()}"

    def say(self, words: str) -> bool:
        """Send a message; an empty list is no answer (hazards of Rasa: failures look like it)."""
        body = {"sender": self._sender, "message": words}
        return bool(self._line.post("/webhooks/rest/webhook", body))


@dataclass(frozen=True)
class Starter:
    """The starter as it runs."""

    port: int
    session: int
    name: str = "starter"

    def callers(self, count: int) -> Sequence[RestCaller]:
        """Return so many callers, each of whom has said hello."""
        callers = [RestCaller(self.port, number) for number in range(count)]
        for caller in callers:
            caller.say("hallo")  # ours has greeted by now, too
        return callers

    def sessions(self) -> dict[str, int]:
        """Return the session id of its one process."""
        return {"rasa": self.session}


def write(project: Path) -> None:
    """Write the project: Rasa's scaffold, and the dialogue in place of its small talk."""
    shutil.copytree(_scaffold(), project, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    domain = {
        "version": "3.1",
        "intents": list(INTENTS),
        "responses": {f"utter_{each}": [{"text": f"Antwoord: {each}."}] for each in INTENTS},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }
    pairs = zip(INTENTS, INTENTS[1:] + INTENTS[:1], strict=True)
    stories = [
        {"story": f"{first}, then {second}", "steps": [*_answered(first), *_answered(second)]}
        for first, second in pairs
    ]
    rules = [{"rule": each, "steps": list(_answered(each))} for each in INTENTS]
    _dump(project / "domain.yml", domain)
    _dump(project / "data" / "nlu.yml", {"version": "3.1", "nlu": list(_examples())})
    _dump(project / "data" / "stories.yml", {"version": "3.1", "stories": stories})
    _dump(project / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    _dump(project / "endpoints.yml", {"tracker_store": _tracker_store(project)})


def train(project: Path) -> float:
    """Train the project as its reader would, and return the seconds; the second time from cache."""
    began = time.perf_counter()
    command = [str(RASA.python), "-m", "rasa", "train"]
    # An unwritten log: thousands of progress bars.
    done = subprocess.run(
        command, cwd=project, env=_environ(project), capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"the starter cannot be trained:\n{done.stderr[-2000:]}")
    return time.perf_counter() - began


def ensure_trained(project: Path, kept: Path) -> None:
    """Train the project unless a model of exactly these files is kept from an earlier run."""
    model = kept / f"starter-{_fingerprint(project)}.tar.gz"
    if model.exists():
        (project / "models").mkdir()
        shutil.copy(model, project / "models")
        return
    train(project)
    kept.mkdir(parents=True, exist_ok=True)
    (trained,) = (project / "models").glob("*.tar.gz")
    shutil.copy(trained, model)


def _fingerprint(project: Path) -> str:
    files = sorted([*project.glob("*.yml"), *project.glob("data/*.yml")])
    # Where its conversations lie is another folder each time, and no matter of training.
    content = b"".join(file.read_bytes() for file in files if file.name != "endpoints.yml")
    return hashlib.sha256(content).hexdigest()[:16]


@contextmanager
def running(project: Path) -> Iterator[tuple[Starter, float]]:
    """Serve the trained project on a free port; gives it with the seconds until it answered."""
    (port,) = free_ports(1)
    serve = ("-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port))
    log, began = project / "rasa.log", time.perf_counter()
    child = children.start([str(RASA.python), *serve], _environ(project), log, project)
    try:
        while not answers(f"http://127.0.0.1:{port}/", 2):
            if child.poll() is not None or time.perf_counter() - began > START_SECONDS:
                raise RuntimeError(f"the starter does not serve: {log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield Starter(port, child.pid), time.perf_counter() - began
    finally:
        children.end(child, patience=8)


def _answered(intent: str) -> tuple[dict[str, str], dict[str, str]]:
    return {"intent": intent}, {"action": f"utter_{intent}"}


def _scaffold() -> Path:
    command = [str(RASA.python), "-W", "ignore", "-c", OF_RASA]
    package = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return Path(package) / "cli" / "initial_project"


def _examples() -> Iterator[dict[str, Any]]:
    for intent in INTENTS:
        lines = [line for language in ("nl", "de") for line in _lines(language, intent)]
        yield {"intent": intent, "examples": "".join(f"- {line}\n" for line in lines)}


def _lines(language: str, intent: str) -> list[str]:
    file = ROOT / "data" / language / "nlu" / f"{intent}.yml"
    read = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    lines = [line.removeprefix("- ") for line in read["nlu"][0]["examples"].splitlines()]
    step = max(1, len(lines) // (LINES_EACH // 2))
    return lines[::step][: LINES_EACH // 2]


def _tracker_store(project: Path) -> dict[str, str]:
    return {"type": "SQL", "dialect": "sqlite", "db": str(project / "rasa.db")}


def _environ(project: Path) -> dict[str, str]:
    ours = {name: value for name, value in RASA_ENVIRON.items() if name != "RASA_MAX_CACHE_SIZE"}
    return {**os.environ, **ours, "PYTHONPATH": str(project)}


def _dump(file: Path, content: dict[str, Any]) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
