"""How the parts of a help line are written, and what is told where they are not."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, ValidatorFunctionWrapHandler, WrapValidator

from intake.municipalities.facts import Text
from intake.municipalities.places import WeeklyHours

NUMBER_HERE = "{number}"
NUMBER = re.compile(r"\d[\d -]{1,16}\d")
SITE = re.compile(r"https://\S+")
SEEN = re.compile(r"\d{4}-\d{2}-\d{2}: .+")


def _fits(pattern: re.Pattern[str], expected: str) -> AfterValidator:
    def check(value: str) -> str:
        if pattern.fullmatch(value):
            return value
        raise ValueError(expected)

    return AfterValidator(check)


def _named(words: Text) -> Text:
    for language, name in words.items():
        rest = name.replace(NUMBER_HERE, "", 1)
        if rest == name or set(rest) & set("{}0123456789"):
            # A digit of its own would be read out as any number is, not as `said` has it.
            raise ValueError(f"{NUMBER_HERE} once in the words in {language}, and no digits")
    return words


def _aloud(words: Text) -> Text:
    for language, said in words.items():
        if any(letter.isdigit() for letter in said):
            raise ValueError(f"the number in words in {language}, without digits")
    return words


def _hours(value: Any, handler: ValidatorFunctionWrapHandler) -> list[WeeklyHours] | None:
    if value == "always":
        return None
    if not isinstance(value, list) or not value:
        raise ValueError("the word always, or a list of weekly hours")
    found: list[WeeklyHours] = handler(value)
    return found


Number = Annotated[str, _fits(NUMBER, "a number as it is dialled at home, such as 0800-2000")]
Name = Annotated[Text, AfterValidator(_named)]
Aloud = Annotated[Text, AfterValidator(_aloud)]
Hours = Annotated[list[WeeklyHours] | None, WrapValidator(_hours)]
Site = Annotated[str, _fits(SITE, "an official page, such as https://www.113.nl")]
Verified = Annotated[str, _fits(SEEN, "a day and what was seen on it, as 2026-11-29: number …")]
