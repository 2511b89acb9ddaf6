"""How often somebody may try to sign in: the guesser is stopped, and the clerk is not.

Counts are in the database (`intake.limits.tally`), as keyed hashes, for all processes and over a
restart. A name alone could be filled by anybody who knows it, so a stranger's tries are counted by
name and address first, and a browser in which the clerk has signed in before has a count of its own
(docs/decisions/0024-the-edge-of-an-installation.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import make_response
from sqlalchemy import Engine
from werkzeug.wrappers import Response

from intake import staff
from intake.database import read_scope, session_scope
from intake.limits.tally import Tallies
from intake.proof import origin
from intake.security import log as security_log
from webhook.ops import known_browser
from webhook.ops.sender import sender_address
from webhook.services import Services

WINDOW = timedelta(minutes=15)
LONGEST_NAME = 254


@dataclass(frozen=True)
class Count:
    """What failures are counted by, and how many of them are let pass within the window."""

    what: str
    most: int


HERE = Count("sign-ins of a known browser", 8)
PAIR = Count("sign-ins by name and address", 8)
ADDRESS = Count("sign-ins by address", 200)
"""A whole town hall may share one address, and begins its day at the same time."""
NAME = Count("sign-ins by name", 50)
"""From all addresses together; whoever guesses from many still gets no further."""

SHARED = (ADDRESS, NAME)


@dataclass(frozen=True)
class Attempt:
    """One try to sign in."""

    name: str
    address: str
    browser: str | None = None
    """An id of the browser, where this very clerk has signed in from it before."""

    def counted(self) -> Iterator[tuple[Count, str]]:
        """Yield each count and its key, always in the same order, so that no two wait in a ring."""
        name = self.name.strip().casefold()[:LONGEST_NAME]
        if self.browser is not None:
            yield HERE, f"{self.browser} {name}"
            return
        yield PAIR, f"{self.address} {name}"
        yield ADDRESS, self.address
        yield NAME, name


@dataclass(frozen=True)
class Refusal:
    """Why a password is not looked at now."""

    full: str
    """Which count it is."""
    until: datetime
    first: bool
    """True for the first that is refused: one line in the security log is enough."""


class Throttle:
    """Counts attempts within a quarter of an hour; `key` is the data key of the installation."""

    def __init__(self, engine: Engine, key: str) -> None:
        self._engine, self._key = engine, key

    def refused(self, attempt: Attempt, now: datetime) -> Refusal | None:
        """Count one attempt; return why it is one too many. Unknown names count like known ones.

        Counted before the password is looked at, so that many at once gain nothing.
        """
        found = None
        with session_scope(self._engine) as session:
            tallies = Tallies(session, self._key)
            for count, of in attempt.counted():
                tally = tallies.so_far(count.what, of, now, WINDOW)
                tally.times, tally.last = tally.times + 1, now
                if found is None and tally.times > count.most:
                    first = tally.times == count.most + 1
                    found = Refusal(count.what, tally.since + WINDOW, first)
        return found

    def halfway(self, attempt: Attempt, now: datetime) -> None:
        """Take this try back at what others share: its password was right, a code is to come."""
        self._take_back(attempt, now, own=False)

    def succeeded(self, attempt: Attempt, now: datetime) -> None:
        """Forget the tries of whoever signed in; at what others share, only this one."""
        self._take_back(attempt, now, own=True)

    def _take_back(self, attempt: Attempt, now: datetime, *, own: bool) -> None:
        with session_scope(self._engine) as session:
            tallies = Tallies(session, self._key)
            for count, of in attempt.counted():
                tally = tallies.so_far(count.what, of, now, WINDOW)
                if count in SHARED:
                    tally.times = max(0, tally.times - 1)
                elif own:
                    tally.times = 0


CODE = "second factor"
"""What the security log says where a code was given, not a password."""


class Attempts:
    """The try of the request that is answered now: counted, and told to the security log.

    A password and a code of the second factor count alike, so that neither is guessed behind the
    other; only both together forget what was counted.
    """

    def __init__(self, services: Services, name: str) -> None:
        settings, address = services.settings, sender_address()
        self._services, self._name = services, name
        self._throttle = Throttle(services.engine, settings.data_key)
        self._attempt = Attempt(name, address, known_browser.browser_of(settings, name))
        self._origin = origin.of_address(settings.data_key, address)

    def seconds_to_wait(self) -> int:
        """Count it; return 0, or for how long no password is looked at."""
        now = self._services.now()
        refusal = self._throttle.refused(self._attempt, now)
        if refusal is None:
            return 0
        if refusal.first:
            self._note("sign_in_refused", refusal.full)
        return max(1, int((refusal.until - now).total_seconds()))

    def halfway(self) -> None:
        """Let a right password stand for one try of its own holder only, and no neighbour's."""
        self._throttle.halfway(self._attempt, self._services.now())

    def failed(self, detail: str = "") -> None:
        """Note what was wrong: of which account, where there is one of that name."""
        self._note("sign_in_failed", detail)

    def succeeded(self, detail: str = "") -> None:
        """Forget the tries, and note who came in, once everything was given that is needed."""
        self.forget()
        self._note("signed_in", detail)

    def forget(self) -> None:
        """Forget the tries of whoever gave the right code, and was in already."""
        self._throttle.succeeded(self._attempt, self._services.now())

    def _note(self, event: security_log.Event, detail: str = "") -> None:
        engine, now = self._services.engine, self._services.now()
        with read_scope(engine) as session:
            clerk = staff.by_email(session, self._name)
        whose = clerk.id if clerk else ""
        with session_scope(engine) as session:
            security_log.note(
                session, event, now, account=whose, origin=self._origin, detail=detail
            )


def later(page: tuple[str, int] | Response, seconds: int) -> Response:
    """Return a page that refuses with the time after which it would not (RFC 9110, 10.2.3)."""
    response = make_response(page)
    response.headers["Retry-After"] = str(seconds)
    return response
