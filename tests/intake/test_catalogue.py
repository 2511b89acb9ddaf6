"""The catalogue says which topic a service belongs to, and names the entry that does not fit."""

from pathlib import Path

import pytest

from intake.catalogue import Catalogue, CatalogueError
from intake.settings import ROOT


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "services.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_service_has_the_topic_the_file_gives(tmp_path: Path) -> None:
    catalogue = Catalogue.load(
        written(tmp_path, 'services:\n  passport: {topic: documents, upl: "paspoort", leika: ""}\n')
    )
    assert catalogue.topic_of("passport") == "documents"
    assert "passport" in catalogue and "parsnip" not in catalogue
    assert catalogue.topic_of("parsnip") is None


def test_an_unknown_topic_is_named_with_its_service(tmp_path: Path) -> None:
    path = written(tmp_path, "services:\n  passport: {topic: papers}\n")
    with pytest.raises(CatalogueError, match=r"services\.passport: found topic 'papers'"):
        Catalogue.load(path)


def test_a_file_without_services_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="top-level key services"):
        Catalogue.load(written(tmp_path, "passport: {topic: documents}\n"))


def test_our_catalogue_loads() -> None:
    catalogue = Catalogue.load(ROOT / "data" / "services.yml")
    assert len(catalogue) >= 60
    assert catalogue.topic_of("household_help") == "support"
