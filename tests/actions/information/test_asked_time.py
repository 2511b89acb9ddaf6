"""Which day a question names."""

import pytest

from actions.information import asked_time
from actions.turn_context import Citizen
from tests.actions.talk import Talking


def test_a_day_far_ahead_is_told_by_itself(talking: Talking) -> None:
    heard = talking().hears("zijn jullie op 30 mei open", "ask_opening_hours")
    told = heard.does("action_opening_hours").answer
    assert "vrijdag 30 mei gesloten vanwege de dag na Hemelvaart" in told


@pytest.mark.parametrize(
    ("text", "day"),
    [("maandag om tien uur", True), ("om tien uur", False), ("vanaf tien uur", False),
     ("'s middags", False), ("maandagmiddag", True), ("volgende week", True)],
)  # fmt: skip
def test_a_wish_names_a_day_or_an_hour_alone(talking: Talking, text: str, day: bool) -> None:
    citizen = Citizen(talking().hears(text).tracker())
    assert asked_time.names_day(citizen, asked_time.heard(citizen)) is day
