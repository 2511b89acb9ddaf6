"""The register knows every table, and docs/privacy.md has it word by word."""

import re
from dataclasses import fields

from intake.keeping.register import REGISTER, table
from intake.keeping.terms import RetentionPolicy, changed
from intake.settings import ROOT
from intake.tables import Base

USUAL = list(table(RetentionPolicy()))


def test_every_table_is_in_it_once() -> None:
    places = [entry.place.strip("`") for entry in REGISTER]
    assert not set(Base.metadata.tables) - set(places)
    assert len(places) == len(set(places))


def test_every_term_is_told() -> None:
    told = " ".join(entry.goes for entry in REGISTER)
    named = set(re.findall(r"\{(\w+)\}", told))
    assert named == {field.name for field in fields(RetentionPolicy)}


def test_the_document_has_the_table_that_the_command_prints() -> None:
    document = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    assert "\n".join(USUAL) in document


def test_other_terms_are_told_as_they_are() -> None:
    own = "\n".join(table(changed("turns=14")))
    assert "14 days after it was said" in own
    assert own != "\n".join(USUAL)
