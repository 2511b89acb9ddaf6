"""What must be true after a step of a script: what is said, on offer and stored."""

from typing import Any, Literal

from pydantic import AwareDatetime, Field, model_validator

from webhook.simulator.script_fields import Part, Pattern, Patterns

Directive = Literal[
    "free", "listen", "digits", "choice", "date", "name", "phone", "reference", "handover", "end"
]
"""What the bot waits for next, or that a person takes over, or that the conversation is over."""


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
