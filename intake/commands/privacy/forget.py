"""`make forget`: everything that is kept of somebody goes, in every store; a dry run by default."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake import references
from intake.clock import Clock
from intake.commands.privacy.asked import Unclear, listed, parser, sought
from intake.commands.privacy.installation import YES, Installation, carry_out, refused, say
from intake.conversations import ConversationBusy
from intake.database import read_scope, session_scope
from intake.keeping import audit, elsewhere, holds, log_files
from intake.keeping.models import LegalHold
from intake.keeping.person import forgetting, seeking
from intake.keeping.person.forgetting import Erased, counted
from intake.keeping.person.seeking import Sought
from intake.keeping.person.whose import Whose


@dataclass(frozen=True)
class Seen:
    """What is kept of whom is sought, and what an operator must know of it."""

    found: Whose
    lines: list[str]
    held: list[LegalHold]
    others: int
    """Conversations besides, under the same telephone number."""
    opted_out: list[str]
    """Municipalities that keep a hash of the number, to send it nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show what is kept of somebody, and erase it where that is confirmed; then prove it.

    Returns 1 where it is not clear who is meant, where a legal hold forbids it, where somebody
    still talks, and where anything is left.
    """
    reading = parser("make forget", __doc__)
    reading.add_argument("--confirm", default="")
    asked = reading.parse_args(arguments)
    return carry_out(lambda installation: _forget(installation, asked))


def _forget(installation: Installation, asked: argparse.Namespace) -> int:
    settings, engine = installation.settings, installation.engine
    try:
        wanted = sought(asked, settings)
    except Unclear as unclear:
        return refused(str(unclear))
    seen = _seen(installation, wanted)
    if not seen.found:
        say(f"nothing is kept under this {wanted.by}")
        _tell_what_stays(seen.opted_out)
        return 0
    _tell_whose(seen)
    if seen.held:
        return _refused_by(installation, wanted, seen.held)
    if asked.confirm != YES:
        _tell("would go", counted(engine, installation.rasas, seen.found))
        say("nothing has gone: CONFIRM=yes erases all of this, for good")
        return 0
    return _erased(installation, wanted, seen)


def _seen(installation: Installation, wanted: Sought) -> Seen:
    key = installation.settings.data_key
    with read_scope(installation.engine) as session:
        found = seeking.find(session, key, wanted)
        return Seen(
            found,
            list(listed(session, found)),
            holds.among(session, found.conversations),
            len(seeking.beside(session, key, found)),
            seeking.opted_out(session, key, wanted),
        )


def _tell_whose(seen: Seen) -> None:
    for line in seen.lines:
        say(line)
    if seen.others:
        say(f"{seen.others} more under the same telephone number: see them by PHONE=")


def _erased(installation: Installation, wanted: Sought, seen: Seen) -> int:
    settings, engine, found = installation.settings, installation.engine, seen.found
    try:
        erased = forgetting.forget(engine, installation.rasas, found, Clock().now())
    except ConversationBusy:
        return refused("somebody is talking in one of these conversations: try again in a minute")
    with session_scope(engine) as session:
        counts = erased.gone
        audit.note(session, "forgotten", settings.clock.now(), sought_by=wanted.by, counts=counts)
        if settings.has_twilio_account:
            elsewhere.note(session, found.at_twilio, settings.clock.now())
        again = seeking.find(session, settings.data_key, wanted)
    _tell("gone", erased.gone)
    _tell_what_stays(seen.opted_out)
    _tell_what_is_elsewhere(installation, found)
    return _proved(installation, wanted, erased, again)


def _proved(installation: Installation, wanted: Sought, erased: Erased, again: Whose) -> int:
    number = wanted.phone.removeprefix("+")
    logged = log_files.lines_with(installation.settings.var_dir, [number])
    left = {**erased.left, f"found by {wanted.by}": len(again.conversations), "log lines": logged}
    for name, rows in left.items():
        say(f"left  {name:24}{rows:6}")
    if not erased.compact:
        say("a database file could not be written anew while it was read: run make forget again")
    return 1 if any(left.values()) else 0


def _refused_by(installation: Installation, wanted: Sought, held: Sequence[LegalHold]) -> int:
    with session_scope(installation.engine) as session:
        audit.note(session, "refused", installation.settings.clock.now(), sought_by=wanted.by)
    named = ", ".join(f"{references.spaced(hold.reference)} ({hold.because})" for hold in held)
    return refused(f"nothing has gone: under a legal hold are {named}")


def _tell(what: str, counts: Mapping[str, int]) -> None:
    for name, rows in counts.items():
        if rows:
            say(f"{what}  {name:24}{rows:6}")


def _tell_what_stays(municipalities: Sequence[str]) -> None:
    for municipality in municipalities:
        say(f"stays: that {municipality} sends no text messages to this number, as a hash")


def _tell_what_is_elsewhere(installation: Installation, found: Whose) -> None:
    lines = log_files.lines_with(installation.settings.var_dir, found.conversations)
    if lines:
        say(f"stays: {lines} lines of logs with the id of a conversation, until their files go")
    if found.at_twilio and installation.settings.has_twilio_account:
        say(f"at Twilio: {len(found.at_twilio)} to be deleted by the worker within minutes")
    elif found.at_twilio:
        say(f"at Twilio, to be deleted there: {' '.join(found.at_twilio)}")


if __name__ == "__main__":
    sys.exit(main())
