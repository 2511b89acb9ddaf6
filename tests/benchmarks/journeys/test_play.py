"""A goal is played to its end: what is heard, what the store holds, and when nobody goes on."""

import pytest

from benchmarks.journeys.play import answers
from intake.municipalities import Profiles
from tests.benchmarks.journeys.conftest import MakeGoal


@pytest.mark.parametrize(
    ("about", "language", "text", "right"),
    [
        ("ask_cost_passport", "nl", "Het kost 50 euro. Neem een pasfoto mee.", True),
        ("ask_cost_passport", "nl", "Een identiteitskaart kost 40 euro.", False),
        ("ask_bring_passport", "de", "Bringen Sie ein Passfoto mit.", True),
        ("ask_bring_passport", "nl", "Waarmee kan ik u helpen?", False),
        ("ask_opening", "nl", "Het gemeentehuis is vandaag open tot 16.00 uur.", True),
        ("ask_opening", "nl", "Het gemeentehuis is nu dicht.", True),
        ("ask_opening", "de", "Das Rathaus ist bis 12 Uhr offen.", True),
        ("ask_opening", "nl", "Waarmee kan ik u helpen?", False),
        ("", "nl", "Het kost 50 euro.", False),
    ],
)
def test_an_answer_is_known_by_the_profile(
    about: str, language: str, text: str, right: bool, profiles: Profiles, make_goal: MakeGoal
) -> None:
    goal = make_goal(kind="ask", about=about, locale=language)
    assert answers(goal, profiles.get("gemeente-leek"), text) is right
