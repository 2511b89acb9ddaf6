"""What every rule of a profile has in common: where it is from, when it holds, how sure it is."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import phonenumbers
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

POSTCODES = re.compile(r"\d{4,5}(-\d{4,5})?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Text(dict[str, str]):
    """The same words in each language of the profile, by language code."""

    def say(self, language: str) -> str:
        """Return the words in this language; in the first one where it is not spoken here."""
        return self.get(language) or next(iter(self.values()))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        words = core_schema.str_schema(min_length=1)
        plain = core_schema.dict_schema(core_schema.str_schema(), words, min_length=1)
        return core_schema.no_info_after_validator_function(cls, plain)


def _day(value: object) -> date:
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("a date that exists in the calendar") from None
    raise ValueError("a date written as 2014-02-01")


def _until(value: object) -> date | Literal["unknown"] | None:
    if value is None or value == "unknown":
        return value
    try:
        return _day(value)
    except ValueError as error:
        raise ValueError(f"{error}, or the word unknown") from None


def _assumed(value: object) -> bool | tuple[str, ...]:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise ValueError("true, false or a list of the keys that are assumed")


class Grouped(str):
    """A telephone number as E.164, `written` at home in the groups its municipality gives it."""

    written: str


def _phone(value: object) -> str:
    if not isinstance(value, str) or not value.startswith("+"):
        raise ValueError("a number with its country, such as +31592123456")
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        raise ValueError("a telephone number with its country, such as +31592123456") from None
    if not phonenumbers.is_possible_number(number):
        raise ValueError("a number of the right length for its country")
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    country, *groups = value.split()
    return _grouped(e164, groups) if groups and country == f"+{number.country_code}" else e164


def _grouped(e164: str, groups: list[str]) -> Grouped:
    number = Grouped(e164)
    number.written = f"0{' '.join(groups)}"
    return number


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Until = Annotated[
    date | Literal["unknown"] | None,
    PlainValidator(_until),
    WithJsonSchema({"type": ["string", "null"], "description": "a date, or unknown"}),
]
Assumed = Annotated[
    bool | tuple[str, ...],
    PlainValidator(_assumed),
    WithJsonSchema(
        {"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]}
    ),
]
Phone = Annotated[str, PlainValidator(_phone), WithJsonSchema({"type": "string"})]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


def _postcodes(value: object) -> tuple[str, ...]:
    codes = value if isinstance(value, list) else [value]
    if all(isinstance(code, str) and POSTCODES.fullmatch(code) for code in codes):
        return tuple(codes)
    raise ValueError("postcodes of four or five digits, single or as a range 9350-9359")


Postcodes = Annotated[
    tuple[str, ...],
    PlainValidator(_postcodes),
    WithJsonSchema({"type": "array", "items": {"type": ["string", "integer"]}}),
]


class Strict(BaseModel):
    """A part of a profile in which an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid")


class Fact(Strict):
    """A rule with its origin and the days on which it holds (both included).

    `assumed` is true where no source says it, or names the keys that no source gives.
    `valid_until: unknown` is a measure that its source calls temporary.
    """

    source: str | None = None
    valid_from: Day | None = None
    valid_until: Until = None
    assumed: Assumed = False

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is in force on this day."""
        if self.valid_from and day < self.valid_from:
            return False
        return not isinstance(self.valid_until, date) or day <= self.valid_until

    @property
    def temporary(self) -> bool:
        """True where the rule ends, or is called temporary without a known end."""
        return self.valid_until is not None

    def assumes(self, *keys: str) -> bool:
        """Say whether the whole rule, or one of these keys of it, is an assumption."""
        if isinstance(self.assumed, bool):
            return self.assumed
        return any(key in self.assumed for key in keys)


class Source(Strict):
    """Where facts were taken from: a page, a notice, an article."""

    title: str
    date: Until = None
    url: str | None = None


Sources = Mapping[str, Source]
