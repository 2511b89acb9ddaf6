"""A clock that stands where a test wants it."""

from datetime import datetime, timedelta

from intake.clock import Clock


class SetClock(Clock):
    """Stands still until it is set anew."""

    def set(self, at: datetime) -> None:
        """Stand at this moment from now on."""
        self._frozen = at

    def passes(self, time: timedelta) -> None:
        """Stand so much later from now on."""
        self.set(self.now() + time)
