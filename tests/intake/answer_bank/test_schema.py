"""The JSON Schema beside the units is the model's, and editors' programs accept it."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from intake.answer_bank.schema import SCHEMA, schema, written
from tests.our_words import DATA


def test_the_schema_is_what_the_model_says() -> None:
    told = "run python -m intake.answer_bank.schema"
    assert (DATA / SCHEMA).read_text(encoding="utf-8") == written(), told


def test_the_units_of_the_system_fit_the_schema_and_point_editors_to_it() -> None:
    for path in sorted((DATA / SCHEMA).parent.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert text.splitlines()[0] == "# yaml-language-server: $schema=schema.json", path
        _validate(text)


def test_the_schema_takes_units_and_refuses_an_unknown_key(write: Callable[..., Path]) -> None:
    _validate(write().read_text("utf-8"))
    for wrong in (("valid_until: 2027", "valid_til: 2027"), ("    more:", "    mroe:")):
        with pytest.raises(jsonschema.ValidationError):
            _validate(write(*wrong).read_text("utf-8"))


def _validate(text: str) -> None:
    document = yaml.load(text, yaml.CSafeLoader)
    as_json = json.loads(json.dumps(document, default=str))
    jsonschema.Draft202012Validator(schema()).validate(as_json)
