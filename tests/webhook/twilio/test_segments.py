"""Text messages are counted as the network counts them, and kept in the cheap alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhook.twilio.segments import BASIC, EXTENDED, length, plain, segments, septets


def test_the_alphabet_of_the_standard_has_127_characters_and_ten_behind_an_escape() -> None:
    assert (len(BASIC), len(EXTENDED)) == (127, 10)


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("", 0),
        ("Dat kan op één dag", 18),
        ("Übergrößen für Ärzte", 20),
        ("€", 2),
        ("[50 €]", 9),
        ("vóór", None),
        ("geëist", None),
        ("\u201eja\u201c", None),
        ("ja \U0001f642", None),
    ],
)
def test_septets_are_counted_and_the_extension_costs_two(text: str, cost: int | None) -> None:
    assert septets(text) == cost


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ë" * 70, 1),
        ("ë" * 71, 2),
        ("ë" * 134, 2),
        ("ë" * 135, 3),
        ("\U0001f642" * 35, 1),
        ("\U0001f642" * 36, 2),
        # The escape and its character stay together, so one septet of a part is lost.
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        # So do the halves of a character outside the basic plane: 33 in each part, not 33.5.
        ("\U0001f642" * 66, 2),
        ("\U0001f642" * 67, 3),
    ],
)
def test_a_long_message_is_cut_into_parts(text: str, parts: int) -> None:
    assert segments(text) == parts


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Ik ga \u2018s avonds", "Ik ga 's avonds"),
        ("\u201eJa\u201c, sagte sie", '"Ja", sagte sie'),
        ("ma \u2013 vr 9\u00a0uur\u2026", "ma - vr 9 uur..."),
        ("ge\u00adïnteresseerd", "geinteresseerd"),
        ("vóór België", "voor Belgie"),
        ("één café", "één café"),
        ("Größe", "Größe"),
        ("\u0133s", "ijs"),
        ("Mehmet Yılmaz en Paweł", "Mehmet Yilmaz en Pawel"),
    ],
)
def test_typography_does_not_make_a_message_dear(written: str, sent: str) -> None:
    assert plain(written) == sent
    assert septets(plain(written)) is not None


def test_accents_stay_where_the_message_is_dear_anyway() -> None:
    assert plain("Zoë \U0001f642 \u201cja\u201d\u2026") == 'Zoë \U0001f642 "ja"...'


@given(st.text(max_size=400))
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=400))
def test_parts_are_as_many_as_the_length_needs_or_one_more_in_each_ten(text: str) -> None:
    dear = septets(text) is None
    alone, joined = (70, 67) if dear else (160, 153)
    needed = 1 if length(text) <= alone else -(-length(text) // joined)
    assert needed <= segments(text) <= needed + needed // 10 + 1
