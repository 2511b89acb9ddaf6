"""What may stand in the way of an act on a case: its status, and the words for it."""

from intake import cases as store
from intake import programmes
from intake.cases import (
    AlreadyClaimed,
    CannotBeTexted,
    NoteEmpty,
    NoteNeeded,
    NoteTooLong,
    NotYours,
    StaleCase,
    TextEmpty,
    TextTooLong,
    TooFewTries,
    UnknownOutcome,
)
from intake.corrections import NothingToCorrect
from intake.database import read_scope
from intake.finding.joining import CannotBeJoined
from webhook.desk import case_view
from webhook.desk.casework.contact_form import NoSuchEmail, NoSuchPhone
from webhook.desk.page import say
from webhook.guards import current_services


class UnknownDepartment(LookupError):
    """Not one of the departments that a case can be moved to."""


PROBLEMS: dict[type[Exception], tuple[int, str]] = {
    StaleCase: (409, "failed_stale"),
    NotYours: (409, "failed_not_yours"),
    NoteEmpty: (422, "failed_note_empty"),
    NoteNeeded: (422, "failed_note_needed"),
    TooFewTries: (422, "failed_too_few"),
    NoteTooLong: (422, "failed_note_long"),
    TextEmpty: (422, "failed_text_empty"),
    TextTooLong: (422, "failed_text_long"),
    UnknownOutcome: (422, "failed_outcome"),
    CannotBeJoined: (422, "failed_join"),
    NoSuchPhone: (422, "failed_phone"),
    NoSuchEmail: (422, "failed_email"),
    UnknownDepartment: (422, "failed_department"),
    NothingToCorrect: (409, "failed_correct"),
    programmes.ProgrammeEnded: (409, "failed_ended"),
    programmes.NotRegistered: (409, "failed_not_registered"),
    programmes.UnknownProgramme: (422, "failed_not_registered"),
}

LONGEST: dict[type[Exception], int] = {
    NoteTooLong: store.LONGEST_NOTE,
    TextTooLong: store.LONGEST_TEXT,
}

REFUSED: tuple[type[Exception], ...] = (
    *PROBLEMS,
    AlreadyClaimed,
    CannotBeTexted,
    programmes.ProgrammeFull,
)


def status_and_words(error: Exception) -> tuple[int, str]:
    """Return how an act was refused (one of `REFUSED`), and why in a sentence for the clerk."""
    if isinstance(error, AlreadyClaimed):
        return 409, say()("failed_taken", name=_name(error.owner))
    if isinstance(error, CannotBeTexted):
        return 409, say().code("hindrance", error.hindrance)
    if isinstance(error, programmes.ProgrammeFull):
        position = error.position or say()("programme_no_line")
        return 409, say()("failed_no_place", position=position)
    status, key = PROBLEMS[type(error)]
    return status, say()(key, n=LONGEST.get(type(error)))


def _name(clerk_id: str | None) -> str:
    with read_scope(current_services().engine) as session:
        return case_view.names(session, [clerk_id])[clerk_id]
