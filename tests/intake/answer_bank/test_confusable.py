"""Two units that nobody can tell apart by their questions are named."""

from collections.abc import Callable

from intake.answer_bank.confusable import confusions, spelt
from intake.answer_bank.loading import Units
from intake.answer_bank.model import Unit

Load = Callable[..., Units]


def unit(*asked: str) -> Unit:
    return Unit.model_validate({"asked": {"nl": list(asked)}})


def test_the_same_question_in_two_units_is_named(load: Load) -> None:
    units = load("- gaat kleindorp dicht", "- Waar laat ik mijn AUTO?")
    assert list(confusions(units, units)) == [
        (
            ("units", "village_desk_ends", "asked", "nl", 0), "",
            "a question of its own, since parking is asked the same",
        )
    ]  # fmt: skip


def test_the_same_words_in_another_order_are_the_same_question(load: Load) -> None:
    units = load("- gaat kleindorp dicht", "- laat ik mijn auto, waar?")
    assert [key[1] for key, *_ in confusions(units, units)] == ["village_desk_ends"]


def test_units_of_the_same_words_are_named(load: Load) -> None:
    units = load()
    units["trees"] = unit("mag ik een boom kappen", "boom omzagen", "boom weg in mijn tuin")
    units["felling"] = unit("een boom kappen mag dat", "boom weg", "boom in mijn tuin omzagen")
    ((key, found, expected),) = confusions(units, units)
    assert key == ("units", "felling", "asked", "nl")
    assert found == "nearly all the words of trees"
    assert expected == "questions that tell the two apart, or one unit for both"


def test_units_about_one_thing_with_words_of_their_own_are_fine(load: Load) -> None:
    units = load()
    units["fee"] = unit("wat kost een boom kappen", "leges boom", "betalen voor de kap")
    units["time"] = unit("hoe lang duurt de vergunning", "wanneer mag de boom om", "weken wachten")
    assert not list(confusions(units, units))


def test_made_units_are_only_compared_with_written_ones(load: Load) -> None:
    units = load()
    units["price.passport"] = unit("wat kost een paspoort")
    units["price.reispas"] = unit("wat kost een paspoort")
    assert not list(confusions(units, ["parking", "village_desk_ends"]))
    units["fee"] = unit("Wat kost een paspoort?")
    assert {key[1] for key, *_ in confusions(units, ["fee"])} == {"fee"}


def test_spelling_leaves_case_accents_and_marks_aside() -> None:
    assert spelt("Öffnen Sie 's Avonds?") == "offnen sie s avonds"
