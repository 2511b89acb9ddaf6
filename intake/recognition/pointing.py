"""Which of the choices on offer somebody points at: by its place, its number, or its own words."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

MOST_WORDS = 7
"""Words up to which a line only points; a longer one says more."""
TELLING = 4
"""Letters from which a word tells one choice from another."""
ALIKE = 0.82
"""From which likeness on a word is another one misspelt, 0 to 1."""
Say = Callable[[str], str]
"""Returns a prompt of the language that is spoken."""


def pointed_at(text: str, titles: Sequence[str], say: Say) -> int | None:
    """Return the position (from 0) of the choice that these words mean; None where they mean none.

    "De tweede graag", "nummer twee", "die laatste", or what tells its title from the others
    ("thuis" for "bij u thuis"). Whoever says no, or anything besides, is read in another way.
    """
    words, beside = _words(text), _beside(say)
    if _says_more(words, say):
        return None
    place = _by_place(words, len(titles), beside, say, ("ordinals", "numbers"))
    return _by_title(words, titles, beside) if place is None else place


def at_place(text: str, many: int, say: Say) -> int | None:
    """Return the position (from 0) among so many that these words tell, as "the second one".

    A number by itself is none here: among times "three" may be an hour.
    """
    words = _words(text)
    return None if _says_more(words, say) else _by_place(words, many, _beside(say), say)


def _says_more(words: list[str], say: Say) -> bool:
    no = set(say("voice_no_words").split())
    return not words or len(words) > MOST_WORDS or bool(set(words) & no)


def _by_place(
    words: list[str], many: int, beside: set[str], say: Say, keys: Sequence[str] = ("ordinals",)
) -> int | None:
    if set(words) & set(say("last_one").split()):
        return many - 1 if many and not set(words) - set(say("last_one").split()) - beside else None
    # "Nummer een" points, "een nummer" does not: in front a number is an article, or counts.
    for key in keys:
        for place, group in enumerate(say(key).split("|")):
            meant = set(words) & set(group.split())
            counts = key == "numbers" and len(words) > 1 and words[0] in meant
            if meant and not counts and not set(words) - meant - beside:
                return place if place < many else None
    return None


def _by_title(words: list[str], titles: Sequence[str], beside: set[str]) -> int | None:
    """Return the title that has every telling word, where one of them is in no other title."""
    said = {word for word in words if len(word) >= TELLING} - beside
    known = [set(_words(title)) for title in titles]
    fits = [place for place, title in enumerate(known) if said and said <= title]
    if not fits:
        fits = [place for place, title in enumerate(known) if said and _spelt_alike(said, title)]
    return fits[0] if len(fits) == 1 else None


def _spelt_alike(said: set[str], title: set[str]) -> bool:
    """Say whether each word is one of a title's, misspelt or misheard: "Rathhaus"."""
    long = [word for word in title if len(word) >= TELLING]
    return all(get_close_matches(word, long, n=1, cutoff=ALIKE) for word in said)


def _beside(say: Say) -> set[str]:
    keys = ("beside_a_number", "voice_beside_a_number", "voice_yes_words")
    return {word for key in keys for word in say(key).split()}


def _words(text: str) -> list[str]:
    return re.findall(r"(?:[-+.,](?=\d))?\w+", text.casefold())
