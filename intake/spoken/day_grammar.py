"""How a day is said: every rule for days, in the order in which they are tried."""

import re

from intake.spoken import ahead_grammar, date_grammar, part_grammar, week_grammar
from intake.spoken.mentions import What
from intake.spoken.rules import Today

_RULES = [
    (re.compile(pattern), read)
    for pattern, read in (
        *part_grammar.GREETINGS,
        *date_grammar.RULES,
        *ahead_grammar.RULES,
        *week_grammar.RULES,
        *part_grammar.RULES,
    )
]


def day_at(symbols: str, place: int, today: Today) -> tuple[list[What], int] | None:
    """The days said from this place on and where they end; None if none begins here."""
    for pattern, read in _RULES:
        if match := pattern.match(symbols, place):
            found = read(match, today)
            if found is not None:
                return found, match.end()
    return None
