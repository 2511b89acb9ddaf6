"""What becomes of a case while its citizen and a person write to each other."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.cases.changing import back_to_queue, changed, to_change
from intake.cases.errors import AlreadyClaimed
from intake.cases.models import Actor, Case

CITIZEN = Actor("citizen")


def get_to_change(session: Session, reference: str) -> Case:
    """The case with this reference, locked until the transaction ends. Raises `NoSuchCase`."""
    return to_change(session, reference)


def wants_chat(session: Session, reference: str, now: datetime) -> Case:
    """Note that the citizen of a case wants to chat now; a closed one is opened again.

    A clerk who has the case keeps it until one takes the chat. Raises `NoSuchCase`.
    """
    case = to_change(session, reference)
    if case.status == "closed":
        back_to_queue(case, now)
    case.wants = "chat"
    return changed(session, case, CITIZEN, "chat_wanted", now)


def left_by(session: Session, reference: str, staff_id: str, now: datetime) -> Case:
    """Let the case of a clerk who went away from its chat wait for anyone. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    case.status, case.owner, case.wants = "open", None, "chat"
    return changed(session, case, Actor("staff", staff_id), "released", now)


def took_over(
    session: Session, reference: str, staff_id: str, now: datetime, *, waited: bool = False
) -> Case:
    """Give a case to the clerk who answers in its conversation now.

    Where the citizen `waited` for a person, it may be a colleague's. Raises `AlreadyClaimed`,
    `NoSuchCase`.
    """
    case = to_change(session, reference)
    if case.status == "claimed" and case.owner != staff_id and not waited:
        raise AlreadyClaimed(reference, case.owner)
    if case.status == "closed":
        back_to_queue(case, now)
    case.status, case.owner = "claimed", staff_id
    return changed(session, case, Actor("staff", staff_id), "took_over", now)


def handed_back(session: Session, reference: str, staff_id: str, now: datetime) -> Case:
    """Note that the bot goes on in the conversation of a case. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    case.wants = "nothing"  # the person that was wanted has written
    return changed(session, case, Actor("staff", staff_id), "handed_back", now)


def endangered(session: Session, reference: str, kind: str, now: datetime) -> Case:
    """Put a case on top of the list: its citizen told a clerk of danger. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    if case.danger == kind and case.urgent:
        return case
    case.danger, case.urgent = kind, True
    return changed(session, case, CITIZEN, "endangered", now)
