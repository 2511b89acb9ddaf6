"""How often somebody may try to sign in: by address on the network, and by name."""

from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from webhook.ops.rate_limits import InProcess

PER_NAME = RateLimitItemPerMinute(8, 15)
PER_ADDRESS = RateLimitItemPerMinute(200, 15)
"""A whole town hall may share one address, and begins its day at the same time."""
LONGEST_NAME = 254


class Throttle:
    """Counts attempts in this process, in windows of a quarter of an hour."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(InProcess())

    def may_try(self, name: str, address: str) -> bool:
        """Count one attempt; False where it is one too many. Unknown names count like known ones.

        Counted before the password is looked at, so that many at once gain nothing.
        """
        by_name = self._limiter.hit(PER_NAME, "name", _key(name))
        return self._limiter.hit(PER_ADDRESS, "address", address) and by_name

    def succeeded(self, name: str) -> None:
        """Forget the attempts at this name: whoever signed in is no guesser."""
        self._limiter.clear(PER_NAME, "name", _key(name))


def _key(name: str) -> str:
    return name.strip().casefold()[:LONGEST_NAME]
