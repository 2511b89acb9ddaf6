"""A recogniser mishears as its seed has it, but never a name or a number."""

import random

from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.citizens.recogniser import SURE, Recogniser

LINE = "Ja, ik kom graag om tien uur; mijn naam is Ina de Vries."
KEPT = ("Ina", "de", "Vries")


def heard(seed: int) -> tuple[str, float]:
    recogniser = Recogniser(wordings.load("nl").homophones(), random.Random(seed))
    found = recogniser.hear(LINE, KEPT)
    return found.words, found.confidence


def test_nothing_has_marks_or_capitals() -> None:
    assert not set(heard(1)[0]) & set(",.;JIV")


def test_names_arrive_whole_whatever_else_is_lost() -> None:
    lines = {heard(seed)[0] for seed in range(50)}
    assert all("ina de vries" in line for line in lines)
    assert len(lines) > 10


def test_the_same_seed_mishears_the_same() -> None:
    assert heard(7) == heard(7)


def test_something_always_arrives() -> None:
    found = [Recogniser({}, random.Random(seed)).hear("ja").words for seed in range(100)]
    assert set(found) == {"ja"}


def test_what_was_misheard_is_less_sure() -> None:
    recogniser = Recogniser({"graag": "gaag"}, random.Random(3))
    found = [recogniser.hear("graag alstublieft") for _ in range(40)]
    whole = {one.confidence for one in found if one.words == "graag alstublieft"}
    wrong = {one.confidence for one in found if one.words == "gaag alstublieft"}
    assert whole == {SURE}
    assert wrong and all(one < SURE for one in wrong)
