"""Where a name stands behind or before what introduces it."""

import pytest

from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.names import name_after, name_before, past_courtesies
from tests.our_words import contact_words

WORDS = contact_words().names


def text(said: list[Token]) -> str:
    return " ".join(token.text for token in said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jan de vries en ik bel over", "jan de vries"),
        ("van der werf", "van der werf"),
        ("wiersema graag", "wiersema"),
        ("anders gespeld", ""),
        (". Jan", ""),
    ],
)
def test_a_name_ends_where_the_next_sentence_begins(said: str, name: str) -> None:
    assert text(name_after(tokens(said), 0, WORDS)) == name


def test_a_name_goes_before_what_closes_it() -> None:
    said = tokens("goedemiddag jan de vries is mijn naam")
    assert text(name_before(said, 0, 4, WORDS)) == "jan de vries"


def test_courtesies_are_passed_over() -> None:
    assert past_courtesies(tokens("ja, goedemiddag mevrouw de vries"), 0, WORDS) == 4
