"""What a process beside Rasa's has learnt, for the component that would learn it otherwise.

Rasa reads rules and examples for most of a minute, and trains one component after the other, all of
it on one core. What is learnt beside is taken only where settings and lines are the very same.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, Optional

import numpy as np

FOLDER = "INTAKE_LEARNT_BESIDE"
"""The setting that names the folder of one training; where it is not set, nobody learns beside."""
PAUSE = 0.2
"""Seconds between two looks."""
Arrays = Dict[str, np.ndarray]
Learn = Callable[[Dict[str, Any], Any], Arrays]


def of_learning(config: Dict[str, Any], defaults: Dict[str, Any]) -> Dict[str, Any]:
    """Return the settings of a component that count when it learns."""
    return {name: config[name] for name in [*defaults, "data", "cache"]}


def taken(part: str, config: Dict[str, Any], data: Any, learn: Learn) -> Arrays:
    """Return what was learnt beside, waiting while it is; learn it now where nobody does."""
    folder = _folder()
    if folder:
        file = folder / _name(part, config, data)
        while not file.exists() and _is_busy(folder / part):
            time.sleep(PAUSE)
        if file.exists():
            with np.load(file, allow_pickle=False) as stored:
                return {name: stored[name] for name in stored.files}
    return learn(config, data)


def leave(part: str, config: Dict[str, Any], data: Any, learn: Learn) -> None:
    """Learn, and leave what was learnt for `taken`; without a folder do nothing."""
    folder = _folder()
    if folder:
        file = folder / _name(part, config, data)
        draft = file.with_suffix(".draft.npz")
        np.savez(draft, **learn(config, data))
        draft.replace(file)


@contextlib.contextmanager
def busy(part: str) -> Iterator[None]:
    """Let `taken` wait for this part until the end of it, also where this process is killed."""
    folder = _folder()
    if not folder:
        yield
        return
    with (folder / part).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder() -> Optional[Path]:
    told = os.environ.get(FOLDER)
    return Path(told) if told else None


def _name(part: str, config: Dict[str, Any], data: Any) -> str:
    learnt_from = json.dumps([config, data], sort_keys=True, ensure_ascii=False).encode()
    return f"{part}-{hashlib.sha256(learnt_from).hexdigest()[:16]}.npz"


def _is_busy(lock: Path) -> bool:
    try:
        with lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
