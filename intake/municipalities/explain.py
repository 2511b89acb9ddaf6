"""From pydantic's errors, or a key in the profile, to Problems with file, line and mend."""

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from intake.municipalities.errors import Key, Problem, ProfileInvalid
from intake.municipalities.facts import Fact, Strict
from intake.municipalities.places import Place
from intake.municipalities.reading import lines, read

Model = TypeVar("Model", bound=BaseModel)
Finding = tuple[Key, str, str]
"""Where, what was found (empty: what the file has there), and what was expected."""

EXPECTED = {
    "missing": "it to be given",
    "int_parsing": "a whole number",
    "bool_parsing": "true or false",
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys with values under them",
    "model_type": "keys with values under them",
    "string_too_short": "some text",
    "too_short": "at least one entry",
}
RASA_KEYS = ("rules", "nlu", "stories", "responses")


def validated(path: Path, model: type[Model], shown_in: str = "_example.yml") -> Model:
    """Return what is in a file, as the model has it; raise ProfileInvalid where it does not fit."""
    try:
        return model.model_validate(read(path))
    except ValidationError as error:
        raise ProfileInvalid(problems(path, findings(error, shown_in))) from None


def problems(path: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Read the file again with marks and give each finding its line."""
    marks = lines(path)
    return [_problem(path, marks, *finding) for finding in findings]


def findings(error: ValidationError, shown_in: str = "_example.yml") -> list[Finding]:
    """Say in the editor's terms what pydantic found; `shown_in` is where the right keys are."""
    return [_finding(details, shown_in) for details in error.errors(include_url=False)]


def _problem(
    path: Path, marks: dict[Key, tuple[int, str]], key: Key, found: str, expected: str
) -> Problem:
    known = key
    while known and known not in marks:
        known = known[:-1]
    line, written = marks.get(known, (1, ""))
    if not found:
        found = written if known == key and written else "nothing that fits"
    return Problem(path, line, key, found, expected)


def _finding(details: ErrorDetails, shown_in: str) -> Finding:
    kind, key, context = details["type"], tuple(details["loc"]), details.get("ctx", {})
    if key and key[-1] == "[key]":
        return key[:-1], f"the key {key[-2]!r}", _key_mend(kind, context)
    if kind == "missing":
        return key, "nothing", EXPECTED[kind]
    if kind == "extra_forbidden":
        return key, f"the unknown key {key[-1]!r}", _other_key(key, shown_in)
    if kind == "value_error":
        return key, "", str(context["error"])
    if kind in ("literal_error", "enum"):
        return key, "", f"one of {context['expected']}".replace(" or ", ", ")
    if kind == "string_pattern_mismatch":
        return key, "", _pattern(str(context["pattern"]))
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        return key, "", f"a number {'from' if 'ge' in context else 'up to'} {limit}"
    return key, "", EXPECTED.get(kind, details["msg"].lower())


def _key_mend(kind: str, context: dict[str, object]) -> str:
    if kind == "literal_error":
        return f"one of {context['expected']}".replace(" or ", ", ")
    return "small letters, digits and _ only, such as town_hall"


def _other_key(key: Key, shown_in: str) -> str:
    if len(key) == 1 and key[0] in RASA_KEYS:
        return "another name, since Rasa would read it as training data (ordered rules: routing)"
    return f"one of the keys that {shown_in} shows here{nearest(str(key[-1]), _known_keys())}"


def _known_keys() -> set[str]:
    parts: list[type[Strict]] = [
        Strict,
        *Strict.__subclasses__(),
        *Fact.__subclasses__(),
        *Place.__subclasses__(),
    ]
    return {name for part in parts for name in part.model_fields}


def _pattern(pattern: str) -> str:
    if "https?" in pattern:
        return "an origin such as https://www.leek.nl, without a path"
    return "small letters, digits and _ only, such as town_hall"


def nearest(word: str, known: Iterable[str]) -> str:
    """Say what could have been meant: the nearest known word, or where to look."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" (perhaps {close[0]})" if close else ""
