"""Where mentions stand in their sentence."""

from intake.spoken.mentions import mark_of, same_clause, words_between
from tests.intake.spoken.sentences import mentions


def test_words_between_two_mentions_are_counted() -> None:
    tuesday, nine = mentions("dinsdag met mijn vrouw om negen uur")
    assert words_between(tuesday, nine) == words_between(nine, tuesday) == 3


def test_a_comma_ends_a_clause() -> None:
    tuesday, thursday = mentions("dinsdag, donderdag")
    assert not same_clause(tuesday, thursday)
    assert words_between(tuesday, thursday) == 0


def test_a_relating_word_is_known_by_its_name() -> None:
    marks = [mark_of(mention) for mention in mentions("dinsdag of donderdag")]
    assert marks == ["", "OR", ""]
