"""What was told is held against what lies at the desk."""

import pytest

from benchmarks.promised import Promise, counts, verdict

NUMBER = "12345678"
BOOKED = "De afspraak staat vast voor morgen om 9.00 uur. Uw nummer is 1234 5678."
TROUBLE = "Er gaat bij ons iets mis. Uw vraag is wel bewaard."


@pytest.mark.parametrize(
    ("said", "bookings", "word"),
    [
        ((BOOKED,), 1, "kept"),
        ((TROUBLE,), 0, "kept"),
        ((TROUBLE, BOOKED), 1, "kept"),
        ((BOOKED,), 2, "doubled"),
        ((), 0, "silent"),
        ((), 1, "silent"),
        ((TROUBLE,), 1, "silent"),
        ((BOOKED,), 0, "otherwise"),
        ((BOOKED, "Het boeken lukt nu niet."), 1, "otherwise"),
        ((BOOKED.replace("1234", "8765"),), 1, "otherwise"),
    ],
)
def test_a_promise_is_kept_or_it_is_told_how_not(
    said: tuple[str, ...], bookings: int, word: str
) -> None:
    assert verdict(Promise("c", "kill_rasa", said), bookings, NUMBER if bookings else None) == word


def test_each_verdict_is_counted() -> None:
    one = Promise("c", "cut", ())
    told = counts([(one, "kept"), (one, "kept"), (one, "silent")])
    assert told == {"kept": 2, "doubled": 0, "silent": 1, "otherwise": 0}
