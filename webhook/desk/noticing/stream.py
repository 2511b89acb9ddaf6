"""What a page of the desk hears while it is open: that it has changed, who waits, who writes.

An event says that there is news, and the page asks for its part: so a page that was away for a
while asks once, and has neither lost nor doubled anything.
"""

import json
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import staff, takeover
from intake.cases import NoSuchCase
from intake.database import read_scope
from intake.noticing import marks
from webhook.desk.access import Desk, note_presence
from webhook.desk.noticing import calls
from webhook.desk.noticing.calls import Calls
from webhook.desk.noticing.parts import Part
from webhook.desk.session_timeout import minutes_left
from webhook.desk.words import Words
from webhook.event_stream import Life, event
from webhook.services import Services

AGAIN = "retry: 15000\n\n"
"""Where a page holds no stream, it asks for what is new so often; in milliseconds."""


@dataclass(frozen=True)
class AtDesks:
    """What changes at desks, asked for all of them at once."""

    engine: Engine

    def __call__(self, topics: Collection[str], /) -> Mapping[str, Hashable]:
        """Return a mark of the desk of each of these municipalities."""
        with read_scope(self.engine) as session:
            return marks.of_desks(session, topics)


@dataclass
class DeskStream:
    """One page that listens; it knows what that has heard."""

    services: Services
    here: Desk
    token: str
    """Of the sign-in: the stream ends with it."""
    say: Words
    part: Part
    seen: str
    """The mark of what the page shows."""
    life: Life
    close: Callable[[], None]
    """Gives its place back."""
    once: bool = False
    """Whether it tells what is new and ends."""
    source: AtDesks = field(init=False)
    topic: str = field(init=False)
    _calls: Calls | None = None
    _minutes: int | None = None
    _wrote_at: datetime | None = None
    _out: bool = False
    _looked: bool = False

    def __post_init__(self) -> None:
        """Wait for news of the clerk's municipality."""
        self.source, self.topic = AtDesks(self.services.engine), self.here.profile.id

    def look(self) -> str:
        """Return what is new since the last look, and note that the clerk is here.

        Looking keeps nobody signed in.
        """
        now, engine = self.services.now(), self.services.engine
        began = AGAIN if self.once and not self._looked else ""
        self._looked = True
        if staff.signed_in(engine, self.token, now, by_hand=False) is None:
            self._out = True
            return event("out", "")
        if staff.may(self.here.clerk.role, staff.Right.CASES):
            note_presence(self.services, self.here.clerk, self.part.reference or None)
        with read_scope(engine) as session:
            told = self._called(session, now) + self._changed(session, now) + self._written(session)
        return self.life.told(began + told + self._ending(now))

    def is_over(self) -> bool:
        """Say whether nothing more comes: the browser connects again."""
        return self._out or (self.once and self._looked) or self.life.is_over()

    def _called(self, session: Session, now: datetime) -> str:
        """Tell who waits; at first also that nobody does, so that the page knows that it hears."""
        works = staff.may(self.here.clerk.role, staff.Right.CASES)
        waits = calls.of(session, self.here, self.say, now) if works else []
        before, self._calls = self._calls, waits
        return event("calls", json.dumps(waits)) if waits != before else ""

    def _changed(self, session: Session, now: datetime) -> str:
        mark = self.part.mark(session, self.here, now)
        before, self.seen = self.seen, mark
        return event("changed", "", mark) if mark != before else ""

    def _written(self, session: Session) -> str:
        """Tell that the citizen of a chat writes, each time that they were seen to."""
        if self.part.kind != "chat":
            return ""
        try:
            conversation = self.part.case(session, self.here).conversation_id
        except NoSuchCase:
            return ""
        wrote_at = takeover.person(session, conversation).citizen_wrote_at
        before, self._wrote_at = self._wrote_at, wrote_at
        return event("writes", "yes" if wrote_at else "no") if wrote_at != before else ""

    def _ending(self, now: datetime) -> str:
        minutes = minutes_left(self.services, self.token, now)
        before, self._minutes = self._minutes, minutes
        return event("session", "") if minutes != before else ""
