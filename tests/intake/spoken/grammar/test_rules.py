"""What the rules for days share."""

import re
from datetime import date

from intake.spoken.grammar.rules import Today, nothing, one, span, to_come
from intake.spoken.mentions import Days, Spans
from tests.intake.spoken.sentences import NOW

TODAY = Today(NOW, (7,))


def test_today_is_the_day_at_the_office() -> None:
    assert TODAY.day == date(2026, 3, 11)


def test_a_rule_finds_a_day_a_span_or_something_that_tells_no_time() -> None:
    said = re.match("A", "A")
    assert said is not None and nothing(said, TODAY) == []
    first, last = date(2026, 3, 16), date(2026, 3, 22)
    assert one(first) == [Days((first,))]
    assert span(first, last) == [Spans(((first, last),))]


def test_what_has_begun_begins_today() -> None:
    found = to_come(TODAY, date(2026, 3, 9), date(2026, 3, 15))
    assert found == [Spans(((date(2026, 3, 11), date(2026, 3, 15)),))]


def test_a_day_that_does_not_exist_is_passed_on() -> None:
    assert not one(None)
