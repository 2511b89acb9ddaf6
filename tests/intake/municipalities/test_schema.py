"""The JSON Schema beside the profiles is the model's, and editors' programs accept them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from intake.municipalities.schema import SCHEMA, schema, written
from tests.our_words import DATA

PROFILES = sorted((DATA / SCHEMA).parent.glob("*.yml"))


def test_the_file_is_what_the_model_says() -> None:
    told = "run python -m intake.municipalities.schema"
    assert (DATA / SCHEMA).read_text(encoding="utf-8") == written(), told


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_profile_and_the_form_fit_the_schema(path: Path) -> None:
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    as_json = json.loads(json.dumps(document, default=str))
    jsonschema.Draft202012Validator(schema()).validate(as_json)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_profile_points_editors_to_the_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_profile_has_a_key_that_rasa_reads(path: Path) -> None:
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert not {"rules", "nlu", "stories", "responses"} & set(document)
