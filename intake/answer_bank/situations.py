"""The unit for the situation that somebody's words tell: a passport that is lost, or a child's."""

import re
from collections.abc import Iterable

from intake.answer_bank.bank import Bank
from intake.answer_bank.model import About, Unit


def for_situation(
    bank: Bank, text: str, language: str, service: str | None, topic: str | None
) -> Unit | None:
    """Return the first unit whose `told_by` these words have, about this matter; None without one.

    A unit about nothing fits every matter.
    """
    units = (unit for unit in bank.units.values() if _is_about(unit.about, service, topic))
    said = text.casefold()
    return next((unit for unit in units if _tells(said, unit.told_by.get(language, ()))), None)


def _is_about(about: About, service: str | None, topic: str | None) -> bool:
    if about.service:
        return about.service == service
    return about.topic in (None, topic)


def _tells(said: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word.casefold())}", said) for word in words)
