"""The terms are days by name, and what is none is refused before anything is deleted by it."""

from datetime import timedelta

import pytest

from intake.keeping.terms import RetentionPolicy, UnreadableTerms, changed, in_words


def test_what_is_named_changes_and_the_rest_stays() -> None:
    terms = changed("turns=14, cases=730")
    assert (terms.turns.days, terms.cases.days) == (14, 730)
    assert terms.receipts == RetentionPolicy().receipts


def test_nothing_named_is_the_usual() -> None:
    assert changed("") == RetentionPolicy()


@pytest.mark.parametrize("text", ["turns", "words=14", "turns=0", "turns=-1", "turns=14d", "14"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTerms, match="there are"):
        changed(text)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (timedelta(hours=1), "an hour"),
        (timedelta(days=1), "a day"),
        (timedelta(days=28), "28 days"),
        (timedelta(days=365), "a year"),
        (timedelta(days=730), "2 years"),
    ],
)
def test_a_term_is_said_as_people_say_it(term: timedelta, words: str) -> None:
    assert in_words(term) == words
