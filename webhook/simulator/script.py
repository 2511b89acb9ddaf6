"""A script: one conversation as a citizen leads it, and how its file is read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AwareDatetime, Field, ValidationError, model_validator

from webhook.simulator.expectation import Expectation
from webhook.simulator.script_fields import Duration, Part, Press

ACTS = ("say", "press", "button", "silence", "hang_up", "transfer", "again", "advance")
ON_THE_TELEPHONE = ("silence", "hang_up", "transfer", "again")
BARE = ("silence", "hang_up", "again")
"""Acts that need nothing said about them: `- silence`."""


class ScriptError(ValueError):
    """A script cannot be played; one sentence with file, step and key."""


class Step(Part):
    """One act of the citizen, and what it must lead to."""

    say: str | None = None
    press: Press | None = None
    """The number of a choice on offer, counted from 1; on the telephone also keys, in quotes."""
    button: str | None = None
    """The title of a choice on offer."""
    silence: Literal[True] | None = None
    hang_up: Literal[True] | None = None
    transfer: Literal["completed", "mailbox", "busy", "no-answer", "failed", "canceled"] | None = (
        None
    )
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
