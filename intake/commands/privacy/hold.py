"""`make hold`: nothing of a conversation goes, by age or by wish, until `OFF=yes` says so."""

import argparse
import sys
from collections.abc import Sequence

from intake import references
from intake.commands.privacy.installation import YES, Installation, carry_out, refused, say
from intake.database import session_scope
from intake.keeping import audit, holds
from intake.keeping.holds import NothingToHold


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold a conversation by its reference or id, or let it go again; 1 where that cannot be.

    A chat that was never handed over or booked has an id only: it gets a reference when it is held,
    by which it is let go again.
    """
    parser = argparse.ArgumentParser(prog="make hold", description=__doc__)
    for name in ("reference", "conversation", "because", "off"):
        parser.add_argument(f"--{name}", default="")
    asked = parser.parse_args(arguments)
    if asked.conversation and asked.because:
        id_, because = asked.conversation, asked.because
        return carry_out(lambda installation: _placed_by_id(installation, id_, because))
    reference = references.normalise(asked.reference)
    if reference is None:
        return refused(f"{asked.reference} is no reference: it has eight digits, the last a check")
    if asked.off == YES:
        return carry_out(lambda installation: _lifted(installation, reference))
    if not asked.because:
        return refused('say why, by a file number and no name: BECAUSE="objection 2026/13"')
    return carry_out(lambda installation: _placed(installation, reference, asked.because))


def _placed(installation: Installation, reference: str, because: str) -> int:
    now = installation.settings.clock.now()
    try:
        with session_scope(installation.engine) as session:
            holds.place(session, reference, because[: holds.LONGEST], now)
            audit.note(session, "held", now, sought_by="reference")
    except NothingToHold:
        return refused(f"nothing is kept under {references.spaced(reference)}")
    say(f"{references.spaced(reference)} is held: nothing of it goes until OFF=yes")
    return 0


def _placed_by_id(installation: Installation, conversation_id: str, because: str) -> int:
    try:
        with session_scope(installation.engine) as session:
            reference = holds.reference_of(session, conversation_id)
    except NothingToHold:
        return refused(f"no conversation has the id {conversation_id}")
    return _placed(installation, reference, because)


def _lifted(installation: Installation, reference: str) -> int:
    with session_scope(installation.engine) as session:
        if not holds.lift(session, reference):
            return refused(f"{references.spaced(reference)} is not held")
        audit.note(session, "released", installation.settings.clock.now(), sought_by="reference")
    say(f"{references.spaced(reference)} is held no longer: what is too old goes within the hour")
    return 0


if __name__ == "__main__":
    sys.exit(main())
