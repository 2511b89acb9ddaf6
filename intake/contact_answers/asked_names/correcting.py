"""A name that was read back, mended in one of its parts by what a citizen says then."""

from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from intake.contact_answers.asked_names.likely import is_answer
from intake.contact_answers.asked_names.reading import read_name
from intake.contact_answers.asked_names.writing import written
from intake.contact_answers.folding import Phrases, Token, tokens
from intake.contact_answers.likeness import cores_of
from intake.contact_answers.names import name_after
from intake.contact_answers.words import NameWords, contact_words
from intake.recognition.neutralise import neutralise

# "Smit" and "Smid", "Maier" and "Meyer" mean one name; "Smit" and "Leek" do not.
_ALIKE = 60
MOST_ALONE = 1
"""A first name by itself changes nothing."""


def corrected_name(known: str, text: str, language: str, *, data_dir: Path) -> str | None:
    """The whole name as these words mend it, or None where they mend none.

    They do by naming the part ("mijn voornaam is Piet"), the whole ("mijn naam is Piet Smid"), or
    by a name like the one they take back ("nee, Smid met een d", "niet Smit maar Smid"), or by a no
    and the whole name with the same first name ("nee, Els Peeters").
    """
    words, said = contact_words(data_dir).names, tokens(neutralise(text))
    read, before = read_name(text, data_dir), tokens(known)
    if not read.name:
        return _echoed(before, said, known, language, words)
    if _has(said, words.first_name):
        whole = [*read.name, *_behind_first(_surname(before, words), words)]
    elif _has(said, words.surname):
        whole = [*_first_names(before, words), *read.name]
    elif _has(said, words.strong) and len(cores_of(read.name, words)) > 1:
        whole = read.name
    else:
        mends = read.mends or _has(said, words.strong)
        whole = _in_place(before, read.name, words) if mends else []
    name = written(whole, language, words) if whole else None
    if name is None:
        return _echoed(before, said, known, language, words)
    return None if name == known else name


def _echoed(
    known: list[Token], said: list[Token], name: str, language: str, words: NameWords
) -> str | None:
    """What stands from the known first name on to the end: "u schreef het fout, Els Peeters".

    Whoever repeats it with another surname says how it is, whatever goes before.
    """
    cores = cores_of(known, words)
    first = cores[0].folded if cores else ""
    begun = [place for place, token in enumerate(said) if place and token.folded == first]
    if not begun or any(token.text == "?" for token in said):
        return None
    told = name_after(said, begun[-1], words)
    if len(cores_of(told, words)) <= MOST_ALONE or not is_answer(told, words, sole=False):
        return None
    whole = written(told, language, words)
    return None if whole == name else whole


def _has(said: list[Token], phrases: Phrases) -> bool:
    return any(phrases.length_at(said, place) for place in range(len(said)))


def _surname(known: list[Token], words: NameWords) -> list[Token]:
    """Behind the first name; a single word, or one behind "van", is the surname itself."""
    first = known[0].folded in words.particles or len(cores_of(known, words)) == 1
    return known if first else known[1:]


def _behind_first(surname: list[Token], words: NameWords) -> list[Token]:
    """ "Van der Wal" by itself, but "Els van der Wal"."""
    return [
        replace(one, text=one.text.lower()) if one.folded in words.particles else one
        for one in surname
    ]


def _first_names(known: list[Token], words: NameWords) -> list[Token]:
    return known[: len(known) - len(_surname(known, words))]


def _begins_alike(known: list[Token], name: list[Token], words: NameWords) -> bool:
    told, before = cores_of(name, words), cores_of(known, words)
    return len(told) > 1 and bool(before) and told[0].folded == before[0].folded


def _in_place(known: list[Token], name: list[Token], words: NameWords) -> list[Token]:
    """The known name with this one in the place of the word it sounds like; empty for none.

    A whole name that begins as the known one does takes its place, whatever else it sounds like.
    """
    if _begins_alike(known, name, words):
        return name
    last = name[-1]
    alike = max(
        cores_of(known, words), key=lambda one: fuzz.ratio(one.folded, last.folded), default=None
    )
    if alike is None or fuzz.ratio(alike.folded, last.folded) < _ALIKE:
        return []
    if len(cores_of(name, words)) > 1:
        return name
    return [last if one is alike else one for one in known]
