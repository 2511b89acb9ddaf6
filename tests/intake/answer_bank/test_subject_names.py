"""An editor's questions are asked once more with the name of what they are about."""

from intake.answer_bank.loading import load_own, own_file
from intake.answer_bank.subject_names import ASKED_AGAIN, LONGEST, with_names
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.settings import ROOT

DATA = ROOT / "data"


def test_a_name_that_the_answer_says_stands_in_some_of_the_questions() -> None:
    catalogue = Catalogue.load(DATA / "services.yml")
    viersen = Profiles(DATA / "municipalities", catalogue, "test").get("kreis-viersen")
    units = load_own(own_file(DATA, viersen.id), viersen, list(catalogue))
    before, after = units["who_pays"].asked["de"], with_names(units, viersen)["who_pays"]
    added = after.asked["de"][len(before) :]
    assert 0 < len(added) <= ASKED_AGAIN
    assert all(question.endswith("Präventionszentrum") for question in added)
    assert all(len(question.split()) <= LONGEST + 1 for question in added)
    assert after.id == "who_pays"
