"""An answer that takes long: Twilio gives up after 15 seconds, a caller after fewer."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

log = logging.getLogger(__name__)

ANSWER_SECONDS = 8.0
"""After these a caller hears "one moment"."""
LEAST_SECONDS = 1.0
ONCE_MORE_SECONDS = 10.0
"""And after these more, a person."""


def left(waited: float) -> float:
    """Return the seconds that are left for an answer, never none: deadlines count from arrival."""
    return max(LEAST_SECONDS, ANSWER_SECONDS - waited)


def within(seconds: float, work: Callable[[], str | None]) -> str | None:
    """Return what `work()` makes, None where that takes longer; it is ended all the same.

    Raises what `work` raises, unless it is late: then it is logged.
    """
    future: Future[str | None] = Future()
    worker = threading.Thread(target=_run, args=(work, future), daemon=True)
    worker.start()
    worker.join(seconds)
    if future.done():
        return future.result()
    future.add_done_callback(_tell_trouble)
    return None


def _run(work: Callable[[], str | None], future: Future[str | None]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # the entrypoint of this thread: whoever waits gets it
        future.set_exception(error)


def _tell_trouble(done: Future[str | None]) -> None:
    error = done.exception()
    if error is not None:
        log.error("a late answer failed: %s", type(error).__name__)
