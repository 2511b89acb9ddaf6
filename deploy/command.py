"""How a command of the make targets ends: in order, and with one sentence where it cannot go on."""

import signal
import sys
from collections.abc import Callable
from types import FrameType

from deploy.steps import SetUpError


def carry_out(main: Callable[[], int]) -> None:
    """Run a command and exit with its code; Ctrl-C, kill and a closed terminal unwind it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # nohup asks to go on when the terminal closes. That a script's background job is deaf to
        # Ctrl-C is nobody's wish, so SIGINT always counts.
        if number == signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    try:
        sys.exit(main())
    except SetUpError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
