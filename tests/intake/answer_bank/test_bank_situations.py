"""A unit is for the situation that words tell, where it is about the matter."""

import pytest

from intake.answer_bank.banks import Banks
from intake.catalogue import Catalogue
from intake.municipalities import load_profile
from intake.settings import ROOT

DATA = ROOT / "data"


@pytest.mark.parametrize(
    ("text", "service", "topic", "unit"),
    [
        ("mijn paspoort is GESTOLEN", "passport", "documents", "lost_papers"),
        ("een pas voor mijn zoontje", "passport", "documents", "child_passport"),
        ("een akte voor mijn zoontje", "birth_certificate", "documents", None),
        ("mijn zoontje is zijn paspoort kwijt", "passport", "documents", "lost_papers"),
        ("geluidsoverlast van de buren", None, "other", "nuisance"),
        ("ik ben de weg kwijt", "social_assistance", "income", None),
        ("ik wil een paspoort", "passport", "documents", None),
    ],
)
def test_the_first_unit_for_what_is_told_about_this_matter(
    text: str, service: str | None, topic: str, unit: str | None
) -> None:
    catalogue = Catalogue.load(DATA / "services.yml")
    leek = load_profile(DATA / "municipalities" / "gemeente-leek.yml", catalogue)
    found = Banks(DATA, catalogue, "test").of(leek).for_situation(text, "nl", service, topic)
    assert (found.id if found else None) == unit
