"""Which day a question names."""

from tests.actions.talk import Talking


def test_a_day_far_ahead_is_told_by_itself(talking: Talking) -> None:
    heard = talking().hears("zijn jullie op 30 mei open", "ask_opening_hours")
    told = heard.does("action_opening_hours").answer
    assert "vrijdag 30 mei gesloten vanwege de dag na Hemelvaart" in told
