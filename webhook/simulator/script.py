"""A script: one conversation as a citizen leads it, and what must come of each step."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

ACTS = ("say", "press", "button", "silence", "hang_up", "transfer", "again", "advance")
ON_THE_TELEPHONE = ("silence", "hang_up", "transfer", "again")
BARE = ("silence", "hang_up", "again")
"""Acts that need nothing said about them: `- silence`."""
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

Directive = Literal[
    "free", "listen", "digits", "choice", "date", "name", "phone", "reference", "handover", "end"
]
"""What the bot waits for next, or that a person takes over, or that the conversation is over."""


class ScriptError(ValueError):
    """A script cannot be played; one sentence with file, step and key."""


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


class Stored(Part):
    """What the system must have stored; the word "none" in its place: nothing at all."""

    absent: bool = False

    @model_validator(mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return {"absent": True} if value == "none" else value

    @property
    def wanted(self) -> dict[str, Any]:
        """The fields that the script names, with what each must hold."""
        return {name: getattr(self, name) for name in self.model_fields_set - {"absent"}}


class CaseExpected(Stored):
    """The conversation's case, at the desk of this department."""

    department: str | None = None
    topic: str | None = None
    service: str | None = None
    intent: str | None = None
    language: str | None = None
    channel: str | None = None
    reason: str | None = None
    urgent: bool | None = None
    danger: str | None = None
    """The kind of danger; null where there is none."""
    wants: str | None = None
    status: str | None = None
    summary: Pattern | None = None
    contacts: frozenset[str] | None = None
    """Kinds of contact data that must be known: exactly these."""


class WishExpected(Stored):
    """How the citizen wants to be reached, as the case shows it."""

    how: str | None = None
    no_call: bool | None = None
    interpreter: bool | None = None
    hours: Pattern | None = None


class BookingExpected(Stored):
    """A living booking under the conversation's reference."""

    office: str | None = None
    service: str | None = None
    at: AwareDatetime | None = None


class Expectation(Part):
    """What must be true after a step; all of it."""

    says: Patterns = Field(default_factory=list)
    """Each is found in what the bot says, upper and lower case alike."""
    not_says: Patterns = Field(default_factory=list)
    offers: Patterns = Field(default_factory=list)
    """Each is found in the title of a choice on offer."""
    language: str | None = None
    directive: Directive | None = None
    silent: bool = False
    """Nothing is said: after an opt-out, or where a clerk answers."""
    case: CaseExpected | None = None
    contact_wish: WishExpected | None = None
    booking: BookingExpected | None = None


class Step(Part):
    """One act of the citizen, and what it must lead to."""

    say: str | None = None
    press: Press | None = None
    """The number of a choice on offer, counted from 1; on the telephone also keys, in quotes."""
    button: str | None = None
    """The title of a choice on offer."""
    silence: Literal[True] | None = None
    hang_up: Literal[True] | None = None
    transfer: Literal["completed", "busy", "no-answer", "failed", "canceled"] | None = None
    """How the call to the department ends."""
    again: Literal[True] | None = None
    """The last webhook comes a second time: it must be answered the same."""
    advance: Duration | None = None
    expect: Expectation | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {value: True} if value in BARE else value

    @property
    def acts(self) -> dict[str, Any]:
        """What the citizen does: exactly one act, or none at the opening."""
        return {act: getattr(self, act) for act in ACTS if getattr(self, act) is not None}

    def __str__(self) -> str:
        return ", ".join(f"{act} {value}" for act, value in self.acts.items()) or "opening"


class Script(Part):
    """A whole conversation; tests/calls has them by municipality and language."""

    municipality: str
    channel: Literal["voice", "sms", "chat"] = "chat"
    language: str
    at: AwareDatetime | None = None
    """When it begins; without it, now."""
    steps: Annotated[list[Step], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_act_a_step(self) -> "Script":
        for number, step in enumerate(self.steps, start=1):
            if len(step.acts) > 1 or not (step.acts or (number == 1 and step.expect)):
                raise ValueError(f"step {number} needs exactly one of {', '.join(ACTS)}")
            for act in step.acts if self.channel != "voice" else ():
                if act in ON_THE_TELEPHONE or isinstance(step.acts[act], str) and act == "press":
                    raise ValueError(f"step {number}, {act}: happens on the telephone only")
        return self


def load(path: Path) -> Script:
    """Read a script; raise ScriptError with file, step and key of its first mistake."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise ScriptError(f"{path}: {error.strerror}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path}: is no YAML: {' '.join(str(error).split())}.") from None
    try:
        return Script.model_validate(raw)
    except ValidationError as error:
        raise ScriptError(f"{path}{_mistake(error.errors()[0])}.") from None


def _mistake(error: Mapping[str, Any]) -> str:
    """Say where and what: "", ", step 3" or ", step 3, expect.case.topic", then the mistake."""
    where = list(error["loc"])
    step = f", step {where[1] + 1}" if where[:1] == ["steps"] and len(where) > 1 else ""
    key = ".".join(str(part) for part in (where[2:] if step else where))
    told = MISTAKES.get(error["type"], error["msg"].removeprefix("Value error, "))
    return step + (f", {key}: {told}" if key else f": {told}")


MISTAKES = {
    "extra_forbidden": "is no key of a script",
    "missing": "is missing",
    "model_type": "must be keys and values",
}
