"""What a key of a script may hold: patterns, lengths of time, keys of a telephone."""

import re
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _pattern(value: Any) -> "re.Pattern[str]":
    try:
        return re.compile(str(value), re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from None


def _duration(value: Any) -> timedelta:
    parts = re.findall(r"(\d+)([smhd])", str(value))
    if not parts or "".join(number + unit for number, unit in parts) != str(value):
        raise ValueError("is no length of time such as 90s, 6m, 1h30m or 2d")
    return sum((timedelta(**{UNITS[u]: int(n)}) for n, u in parts), timedelta())


def _pressed(value: Any) -> Any:
    number = isinstance(value, int) and value >= 1
    if number or (isinstance(value, str) and re.fullmatch(r"[0-9*#]+", value)):
        return value
    raise ValueError("is neither the number of a choice nor keys such as '0' or '12#'")


Press = Annotated[int | str, BeforeValidator(_pressed)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
Patterns = Annotated[list[Pattern], BeforeValidator(_listed)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]


class Part(BaseModel):
    """Base of everything in a script: an unknown key is a mistake, and nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)
