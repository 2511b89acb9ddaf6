"""Which times go with which days."""

from intake.spoken.mentions import Clock, PartOfDay
from intake.spoken.wishes import stretches_of, wishes_of
from tests.intake.spoken.sentences import mentions


def test_a_time_goes_with_the_day_before_it() -> None:
    first, second = wishes_of(mentions("dinsdag om drie uur of woensdagochtend"))
    assert (len(first.days), first.times) == (1, [Clock(180)])
    assert (len(second.days), second.times) == (1, [PartOfDay("m", glued=True)])


def test_days_to_choose_from_share_their_time() -> None:
    (wish,) = wishes_of(mentions("dinsdag of donderdag om drie uur"))
    assert (len(wish.days), wish.times) == (2, [Clock(180)])


def test_where_no_time_is_named_nothing_is_wished() -> None:
    assert wishes_of(mentions("ik wil een paspoort")) == []
    assert stretches_of(mentions("morgen")) == []
