"""The part of a page that is kept fresh, and the mark by which it is known to have changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy.orm import Session

from intake import cases as store
from intake.cases import Case, NoSuchCase
from intake.noticing import marks
from webhook.desk.access import Desk

Kind = Literal["list", "case", "chat", "none"]
GONE = "gone"
"""The mark of a case that lies with none of the clerk's departments any more."""


@dataclass(frozen=True)
class Part:
    """What a page shows that others may change; a case or chat under its number."""

    kind: Kind = "none"
    reference: str = ""
    seen: str = ""
    """The mark of what a page shows of it."""

    def marked(self, session: Session, here: Desk, now: datetime) -> "Part":
        """Return this part as a page shows it that is read from now on."""
        return replace(self, seen=self.mark(session, here, now))

    def mark(self, session: Session, here: Desk, now: datetime) -> str:
        """Return the mark of what this part shows to a clerk; empty where nothing changes."""
        if self.kind == "none":
            return ""
        if self.kind == "list":
            return marks.of_list(session, here.profile.id, here.departments)
        try:
            case = self.case(session, here)
        except NoSuchCase:
            return GONE
        if self.kind == "case":
            return marks.of_case(session, case)
        return marks.of_chat(session, case, here.clerk.id, now)

    def case(self, session: Session, here: Desk) -> Case:
        """Return the case of this part. Raises `NoSuchCase`, also for one of others."""
        return store.seen_by(
            session, self.reference, here.departments, municipality=here.profile.id
        )


NOTHING = Part()


def named(kind: str, reference: str) -> Part:
    """Return the part that an address names; one that shows nothing for what nobody knows."""
    known: Callable[[str], bool] = get_args(Kind).__contains__
    return Part(kind, reference) if known(kind) else NOTHING  # type: ignore[arg-type]
