"""Reference numbers: eight digits, told to a citizen once and keyed in again later."""

import re
import secrets
from collections.abc import Callable

from sqlalchemy import String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column
from stdnum import damm
from stdnum.nl import bsn

from intake.database import Base

LENGTH = 8
"""Digits of a reference. What migrations 0001 to 0007 made is as wide, and sentences in `data/` say
"eight digits": another length needs both."""
RANDOM_DIGITS = LENGTH - 1
ATTEMPTS = 20


class ReferencesExhausted(RuntimeError):
    """No free reference number was found in many attempts."""


class GivenReference(Base):
    """A reference that was given, kept for good: a number never comes round again.

    (`references` is a reserved word of SQL, hence the name of the table.)
    """

    __tablename__ = "reference_numbers"

    reference: Mapped[str] = mapped_column(String(LENGTH), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(36), unique=True)


def _seven_digits() -> int:
    return secrets.randbelow(10**RANDOM_DIGITS)


def new_reference(random: Callable[[], int] | None = None) -> str:
    """Seven random digits and their Damm check digit, which finds every single wrong digit and
    every two swapped neighbours (H. M. Damm, 2004). `random` gives 0 to 9,999,999."""
    number = f"{(random or _seven_digits)():0{RANDOM_DIGITS}d}"
    return number + str(damm.calc_check_digit(number))


def is_valid(reference: str) -> bool:
    """Whether these are eight digits with a right check digit; blanks are not allowed here."""
    digits = re.fullmatch(rf"[0-9]{{{LENGTH}}}", reference)
    return digits is not None and bool(damm.is_valid(reference))


def may_be_another_number(reference: str) -> bool:
    """Whether these digits, said with nothing that announces them, pass for personal data.

    Such a number is taken out of what was said, and would then be heard by nobody: an old BSN has
    eight digits (RvIG, "elfproef"), and a German telephone number may, behind its 0.
    """
    return reference.startswith("0") or bool(bsn.is_valid(reference))


def normalise(text: str) -> str | None:
    """The reference as typed or keyed, without blanks, dots and dashes; None when not valid."""
    digits = re.sub(r"[\s.\-\u2010-\u2015]", "", text)
    return digits if is_valid(digits) else None


def among(text: str) -> str | None:
    """The eight digits in words such as "nummer 9896 3905", valid or not; None for fewer or more.

    Digits that belong together may have blanks, dots and dashes between them.
    """
    digits = re.sub("[^0-9]", "", text)
    return digits if len(digits) == LENGTH else None


def reference_for(
    session: Session, conversation_id: str, random: Callable[[], int] | None = None
) -> str:
    """The one reference of this conversation, given on first use.

    Raises `ReferencesExhausted` when twenty numbers in a row were given before, or could be taken
    for another number (`may_be_another_number`).
    """
    for _ in range(ATTEMPTS):
        known = session.scalar(
            select(GivenReference.reference).where(
                GivenReference.conversation_id == conversation_id
            )
        )
        if known is not None:
            return known
        drawn = new_reference(random)
        if not may_be_another_number(drawn):
            _give(session, drawn, conversation_id)
    raise ReferencesExhausted(f"{ATTEMPTS} attempts")


def _give(session: Session, reference: str, conversation_id: str) -> None:
    # A clash is either the number or, in a race, the conversation: the next look tells which.
    try:
        with session.begin_nested():
            session.add(GivenReference(reference=reference, conversation_id=conversation_id))
    except IntegrityError:
        return


def spaced(reference: str) -> str:
    """Return a reference as people read it: two groups of four."""
    return f"{reference[:4]} {reference[4:]}"


def given_to(session: Session, conversation_id: str) -> str | None:
    """Return the reference that this conversation was given, None where it has none yet."""
    return session.scalar(
        select(GivenReference.reference).where(GivenReference.conversation_id == conversation_id)
    )
