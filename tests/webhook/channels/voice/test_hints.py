"""Words that a caller is likely to say next."""

from tests.webhook.channels.voice.conftest import Telephone


def test_hints_are_what_can_be_had_here(phone: Telephone) -> None:
    hints = phone.call().gather["hints"].split(", ")
    assert {"Een afspraak", "paspoort", "gemeentehuis"} <= set(hints)
    assert len(hints) <= 40
