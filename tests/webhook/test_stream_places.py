"""Nobody can hold so many streams open that others get none."""

import pytest

from webhook.stream_places import NoPlace, Places


def test_a_conversation_has_few() -> None:
    places = Places(of_a_conversation=2)
    for _ in range(2):
        places.take("a", "here")
    with pytest.raises(NoPlace):
        places.take("a", "there")
    places.take("b", "here")


def test_an_address_has_more() -> None:
    places = Places(of_an_address=3)
    for name in "abc":
        places.take(name, "here")
    with pytest.raises(NoPlace):
        places.take("d", "here")
    places.take("d", "there")


def test_all_together_have_an_end() -> None:
    places = Places(in_all=2)
    places.take("a", "here")
    places.take("b", "there")
    with pytest.raises(NoPlace):
        places.take("c", "elsewhere")


def test_what_is_given_back_is_given_once() -> None:
    places = Places(of_a_conversation=1)
    give_back = places.take("a", "here")
    give_back()
    give_back()
    places.take("a", "here")
    with pytest.raises(NoPlace):
        places.take("a", "here")


def test_who_gets_none_takes_none() -> None:
    places = Places(of_a_conversation=1, of_an_address=2)
    places.take("a", "here")
    for _ in range(5):
        with pytest.raises(NoPlace):
            places.take("a", "here")
    places.take("b", "here")
