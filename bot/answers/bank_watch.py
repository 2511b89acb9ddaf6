"""Has the banks fitted that change, and holds nothing in memory while none does.

The encoders and what they need are hundreds of MiB: a process of its own loads them where something
has to be fitted, which takes about three seconds, and gives them back.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, Optional, Sequence

from bot.answers import bank_files

LOOKS_EVERY = 1.0
"""Seconds between two looks at the files: a change is to be heard within ten."""
STUCK_SECONDS = 600.0
"""Longer than the first bank of a fit takes on a busy machine; each bank is a sign of life."""
Fit = Callable[[Sequence[str]], bool]
"""Fits the banks of these municipalities, of all where none is named; False where it was killed."""


def watch(folder: Path, fit: Fit, goes_on: Callable[[], bool]) -> None:
    """Have everything fitted once, then what changes, as long as `goes_on` says so.

    A fit that was killed is begun again at the next look. One that could not be done is told in its
    log, and done again when its bank is another.
    """
    seen: Optional[Dict[str, int]] = None
    while goes_on():
        now = bank_files.times(folder)
        if seen is None:
            seen = now if fit(()) else None
        elif now != seen:
            # Without a name also those go that have no bank any more.
            changed = () if set(seen) - set(now) else _changed(seen, now)
            seen = now if fit(changed) else seen


def in_a_process(municipalities: Sequence[str], gets_on: Callable[[], object]) -> bool:
    """Fit banks in a Python of its own, which tells what it did in the log of this one.

    `gets_on` is called whenever a bank is done.
    """
    command = [sys.executable, "-m", "bot.answers.bank_fit", "--log", *municipalities]
    with subprocess.Popen(command) as fitting:
        follow(fitting, bank_files.folder(), gets_on)
    return fitting.returncode >= 0


def follow(fitting: Any, folder: Path, gets_on: Callable[[], object]) -> None:
    """Wait until a process has ended, and tell of each bank in this folder that is fitted."""
    done = bank_files.times_fitted(folder)
    while _lasts(fitting):
        now = bank_files.times_fitted(folder)
        if now != done:
            done = now
            gets_on()


def waited(gets_on: Callable[[], object]) -> bool:
    """Tell that all is well, and wait for the next look."""
    gets_on()
    time.sleep(LOOKS_EVERY)
    return True


def _lasts(process: Any) -> bool:
    try:
        process.wait(LOOKS_EVERY)
    except subprocess.TimeoutExpired:
        return True
    return False


def _changed(seen: Dict[str, int], now: Dict[str, int]) -> Sequence[str]:
    return sorted(name for name, at in now.items() if seen.get(name) != at)
