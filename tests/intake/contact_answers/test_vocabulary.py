"""Words that are no names."""

from tests.our_words import contact_words


def test_a_word_that_opens_no_name_alone_is_a_small_word_of_names() -> None:
    names = contact_words().names
    assert names.place_particles <= names.particles
