"""What a unit says at a moment: the first answer that holds then, with its origin."""

from dataclasses import dataclass
from datetime import date, datetime

from intake.advice.answers import Answer
from intake.answer_bank.model import Unit, UnitAnswer
from intake.answer_bank.placeholders import assumes, filled
from intake.municipalities import Municipality


@dataclass(frozen=True)
class Telling:
    """An answer, and what is told on "tell me more"; None where there is nothing more."""

    answer: Answer
    more: str | None


def tell(unit: Unit, municipality: Municipality, language: str, at: datetime) -> Telling | None:
    """Return what a unit says at this aware moment, None where nothing holds.

    An answer does not hold outside its days, nor where the profile lacks a fact that it names.
    None, too, for a unit with an `intent`: an action of the system answers that for `unit.place`.
    """
    day = at.astimezone(municipality.timezone).date()
    if not unit.holds_on(day):
        return None
    for answer in unit.answers:
        words = answer.text.say(language)
        said = filled(words, municipality, language, day) if answer.holds_on(day) else None
        if said is not None:
            told = _with_origin(unit, answer, said, assumes(words, municipality), municipality)
            return Telling(told, _more(unit, municipality, language, day))
    return None


def can_be_told(unit: Unit, municipality: Municipality) -> bool:
    """Say whether the profile has, on any day, what at least one answer of a unit names."""
    if unit.intent:
        return True
    language = municipality.languages[0]
    texts = (answer.text.say(language) for answer in unit.answers)
    return any(filled(text, municipality, language, None) is not None for text in texts)


def _more(unit: Unit, municipality: Municipality, language: str, day: date) -> str | None:
    return filled(unit.more.say(language), municipality, language, day) if unit.more else None


def _with_origin(
    unit: Unit, answer: UnitAnswer, said: str, guessed: bool, municipality: Municipality
) -> Answer:
    # An answer's own word about its origin goes before that of its unit.
    own = answer if answer.source or answer.assumes() else unit
    known = {**municipality.sources, **unit.sources}
    source = known.get(own.source) if own.source else None
    return Answer(
        text=said,
        source=source.title if source else None,
        as_of=source.date if source and isinstance(source.date, date) else municipality.as_of,
        assumed=guessed or own.assumes(),
        valid_from=answer.valid_from or unit.valid_from,
        valid_until=answer.valid_until or unit.valid_until,
    )
