"""A unit of the bank: one fact that a citizen may ask about, as an editor's file has it."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from intake.municipalities.facts import Fact, Id, Source, Strict, Text
from intake.municipalities.rules import Topic

LANGUAGE = "^[a-z]{2}$"
WORDS: dict[str, Any] = {"type": "string", "minLength": 1}

Told = Annotated[str, Field(min_length=1)]
UnitId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
"""An editor's id is a word; one that the system makes names kind and matter: `price.passport`."""
Intent = Literal["ask_opening_hours", "ask_location"]


class About(Strict):
    """What of the profile a unit is about: any of these, or nothing."""

    topic: Topic | None = None
    service: Id | None = None
    office: Id | None = None
    department: Id | None = None


def _by_language(schema: dict[str, Any]) -> None:
    """Let an editor's program take two letters for a language, and mark every other key."""
    schema["patternProperties"] = {LANGUAGE: WORDS}
    schema["additionalProperties"] = False


class UnitAnswer(Fact):
    """What is said on the days on which it holds; the words stand under their language's code."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_by_language)
    __pydantic_extra__: dict[str, Told]

    @property
    def text(self) -> Text:
        """The words by language."""
        return Text(self.__pydantic_extra__)


class Unit(Fact):
    """One fact or rule with its answers, the first that holds being said, and its questions.

    A unit with an `intent` has no answers of its own: an action of the system tells hours, address
    and number of the place that it is about.
    """

    about: About = About()
    called: Text | None = None
    """What follows "do you want to know", where it is not sure which of two units is meant."""
    answers: list[UnitAnswer] = []
    more: Text | None = None
    asked: dict[str, tuple[Told, ...]]
    told_by: dict[str, tuple[Told, ...]] = {}
    """Beginnings of words by which somebody tells the situation that this unit is for, by language:
    then it answers the matter that it is about, in place of what all others hear."""
    intent: Intent | None = None
    id: ClassVar[str] = ""
    """The key under which it stands; given by the loader."""
    sources: ClassVar[Mapping[str, Source]] = {}
    """Sources that its own file lists; given by the loader."""

    @property
    def place(self) -> str | None:
        """The id of the office or department that it is about."""
        return self.about.office or self.about.department


class UnitsFile(Strict):
    """The units of a municipality or of a country, by id; `sources` are those not in a profile."""

    sources: dict[Id, Source] = {}
    units: dict[UnitId, Unit]

    def name_its_parts(self) -> None:
        """Give every unit the key it stands under, and the file's sources."""
        for key, unit in self.units.items():
            vars(unit)["id"], vars(unit)["sources"] = key, self.sources
