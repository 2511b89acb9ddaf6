"""An answer that takes long: Twilio gives up after 15 seconds, a caller after fewer."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

log = logging.getLogger(__name__)

ANSWER_SECONDS = 8.0
"""After these a caller hears "one moment"."""
ONCE_MORE_SECONDS = 10.0
"""And after these more, a person."""


def within(seconds: float, work: Callable[[], str], late: Callable[[str], None]) -> str | None:
    """Return what `work()` makes, None where that takes longer; then `late` gets it when it comes.

    Raises what `work` raises, unless it is late: then it is logged.
    """
    future: Future[str] = Future()
    worker = threading.Thread(target=_run, args=(work, future), daemon=True)
    worker.start()
    worker.join(seconds)
    if future.done():
        return future.result()
    future.add_done_callback(lambda done: _pass_on(done, late))
    return None


def _run(work: Callable[[], str], future: Future[str]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # the entrypoint of this thread: whoever waits gets it
        future.set_exception(error)


def _pass_on(done: Future[str], late: Callable[[str], None]) -> None:
    error = done.exception()
    if error is not None:
        log.error("a late answer failed: %s", type(error).__name__)
        return
    late(done.result())
