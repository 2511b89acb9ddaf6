"""How a run of digits was told: as a date, a list, one number or several."""

import re

from intake.contact_answers.digits import Run

_LONG_PIECE = 6
_YEAR = re.compile(r"19\d\d|20[0-4]\d")


def begins_with_article(run: Run) -> bool:
    """Whether "een" before figures is an article: "een 0612345678"."""
    return len(run.pieces) > 1 and run.pieces[0].article and not run.pieces[1].spoken


def looks_dated(part: Run) -> bool:
    """A date as a recogniser writes it: "03 04 2026 10 30"."""
    years = any(_YEAR.fullmatch(piece.digits) for piece in part.pieces)
    return years and len(part.pieces[0].digits) <= 2


def looks_listed(part: Run) -> bool:
    """Years and lists of days: "2024 2025", "10, 11, 12, 13"."""
    if any(_YEAR.fullmatch(piece.digits) for piece in part.pieces):
        return True
    return is_paused(part)


def is_paused(part: Run) -> bool:
    """Whether somebody told several numbers, not one digit by digit."""
    paused = any(piece.after_pause for piece in part.pieces[1:])
    return paused and any(len(piece.digits) > 1 for piece in part.pieces)


def may_begin(run: Run, place: int) -> bool:
    """Whether a number may begin with this piece: not in the middle of one that is told."""
    return place == 0 or _is_joint(run, place)


def may_end(run: Run, place: int) -> bool:
    """Whether a number may end before this piece."""
    return place == len(run.pieces) or _is_joint(run, place)


def _is_joint(run: Run, place: int) -> bool:
    before, after = run.pieces[place - 1], run.pieces[place]
    long = max(len(before.digits), len(after.digits)) >= _LONG_PIECE
    return after.after_pause or long or before.article or after.digits.startswith("+")
