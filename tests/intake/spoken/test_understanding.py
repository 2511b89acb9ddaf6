"""Whatever is said or typed, understanding it ends in an answer that holds together."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.spoken import Range, When
from tests.our_words import load, say_when, understand

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)
# A busy machine is slow, not wrong.
calmly = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
FIGURES = "3 24 3. 24. 24.3. 17-4 10-12 2026-03-29 02:30 14.30 16u30 0 99 9999 , . - xyz".split()

languages = st.sampled_from(["nl", "de"])
moments = st.sampled_from(
    [
        NOW,
        datetime(2028, 2, 29, 0, 0, tzinfo=AMSTERDAM),
        datetime(2026, 12, 31, 23, 59, tzinfo=AMSTERDAM),
        datetime(2026, 3, 29, 1, 59, tzinfo=AMSTERDAM),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=AMSTERDAM),
    ]
)
hours = st.sampled_from([(time(8), time(18)), (time(0), time.max), (time(9), time(12))])


def known_words(language: str) -> list[str]:
    """One word or phrase for everything the grammar knows."""
    by_symbols = {
        symbols: " ".join(phrase)
        for phrases in load(language).phrases.values()
        for phrase, symbols in phrases
    }
    return [*by_symbols.values(), *FIGURES]


sentences = languages.flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(st.sampled_from(known_words(language)), max_size=9).map(" ".join),
    )
)


def holds_together(when: When) -> None:
    if when.kind == "ambiguous":
        assert isinstance(when.value, tuple) and len(when.value) > 1
        for reading in when.value:
            holds_together(reading)
    if isinstance(when.value, Range):
        start, end = when.value.start, when.value.end
        assert start is not None or end is not None
        assert start is None or end is None or start <= end  # type: ignore[operator]


@calmly
@given(text=st.text(), language=languages)
def test_no_text_raises(text: str, language: str) -> None:
    holds_together(understand(text, language, NOW, AMSTERDAM))  # type: ignore[arg-type]


@calmly
@given(said=sentences, now=moments, office=hours)
def test_no_sequence_of_known_words_raises(
    said: tuple[str, str], now: datetime, office: tuple[time, time]
) -> None:
    language, text = said
    when = understand(text, language, now, AMSTERDAM, office)  # type: ignore[arg-type]
    holds_together(when)
    assert isinstance(say_when(when, language, language, now), str)


@pytest.mark.parametrize(
    "text",
    ["\ud800 dinsdag", "\x00", "1" * 5000, "om " * 5000, "९ uur", "over 9999 jaar", "１４：３０"],
)
def test_odd_text_is_read_or_passed_over(text: str) -> None:
    for language in ("nl", "de"):
        holds_together(understand(text, language, NOW, AMSTERDAM))  # type: ignore[arg-type]


def test_a_very_long_text_is_read_to_its_first_part() -> None:
    text = "dinsdag om drie uur " + "bla " * 20_000 + "nee vrijdag"
    tuesday = datetime(2026, 3, 17, 15, 0, tzinfo=AMSTERDAM)
    assert understand(text, "nl", NOW, AMSTERDAM).value == tuesday


# What stood there and could not be read.


def heard(text: str, language: str = "nl", before: str = "") -> When:
    return understand(text, language, NOW, AMSTERDAM, before=before)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "op 31 september"), ("nl", "op de 34e om elf uur"), ("nl", "week 71"),
        ("nl", "2027-06-31"), ("nl", "12/17/2027"), ("nl", "de vijfde maandag van april"),
        ("de", "am 31. November"), ("de", "am 34. um elf"), ("de", "in KW 71"),
        ("de", "am einunddreißigsten sechsten"), ("de", "am 31. nächsten Monat"),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told(language: str, text: str) -> None:
    meant = heard(text, language)
    assert (meant.kind, meant.unread) == ("none", ("day",))


def test_what_was_mended_or_read_elsewhere_is_not_unread() -> None:
    assert heard("op 31 juni, nee op 30 juni").unread == ()
    assert heard("maandag om 25 uur, sorry, 15 uur").unread == ()
    assert heard("Mittwoch nach der Arbeit, also um 17 Uhr", "de").unread == ()


@pytest.mark.parametrize(
    ("language", "before", "text", "together"),
    [
        ("nl", "donderdag om half", "om half elf", "donderdag om half elf"),
        ("nl", "op 31 juni om negen uur", "op 30 juni", "op 30 juni om negen uur"),
        ("nl", "volgende week na het werk", "na vieren", "volgende week na vieren"),
        ("de", "Donnerstag oder Freitag um 26 Uhr", "um elf",
         "Donnerstag oder Freitag um elf"),
        ("de", "am 31. Juni nachmittags", "am 30. Juni", "am 30. Juni nachmittags"),
        ("de", "nächste Woche nach der Schule", "ab 14 Uhr", "nächste Woche ab 14 Uhr"),
    ],
)  # fmt: skip
def test_the_part_that_is_told_afterwards_completes_the_line_before(
    language: str, before: str, text: str, together: str
) -> None:
    assert heard(text, language, before=before) == heard(together, language)
