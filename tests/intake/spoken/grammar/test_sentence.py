"""What a sentence mentions, from left to right."""

from datetime import date

from intake.spoken.mentions import Clock, Days, Mark, PartOfDay
from tests.intake.spoken.sentences import mentioned, mentions


def test_days_times_and_relating_words_come_in_their_order() -> None:
    found = mentioned("dinsdag om drie uur of woensdagochtend")
    assert [type(what) for what in found] == [Days, Clock, Mark, Days, PartOfDay]


def test_on_the_third_is_a_day_of_the_month() -> None:
    assert mentioned("op de derde") == [Days((date(2026, 4, 3),))]


def test_each_mention_knows_where_it_stands() -> None:
    first, last = mentions("dinsdag 17 maart")
    assert (first.start, first.end, last.start) == (0, 1, 1)
