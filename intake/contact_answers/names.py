"""Where a name begins and ends behind what introduces it."""

from intake.contact_answers.folding import Token
from intake.contact_answers.likeness import (
    MOST_WORDS,
    could_be_name,
    is_everyday,
    is_likely_name,
    is_no_name,
)
from intake.contact_answers.words import NameWords

# Between an introduction and the name: "mijn naam is: Jan", "met vriendelijke groet, Jan".
PASSED_OVER = frozenset(":,-–.\"'")


def name_after(said: list[Token], place: int, words: NameWords) -> list[Token]:
    """The tokens from this place on that are a name after "mijn naam is"; empty for none.

    The name ends at a sign, a digit, or a word that begins an explanation or a sentence.
    """
    if place < len(said) and said[place].text == ".":
        return []
    place = past_courtesies(said, place, words)
    name: list[Token] = []
    for token in said[place : place + MOST_WORDS]:
        if not _continues(token, name, words):
            break
        name.append(token)
    while name and name[-1].folded in words.particles:
        name.pop()
    firm = words.firm_openings.length_before(name, len(name) - 1) > 0
    everyday = is_everyday(name, words) and not firm
    return name if could_be_name(name, words) and not everyday else []


def name_before(said: list[Token], start: int, end: int, words: NameWords) -> list[Token]:
    """The tokens between that are a name before "is mijn naam"; empty for none."""
    name = said[past_courtesies(said, start, words) : end]
    while name and name[-1].text in PASSED_OVER:
        name = name[:-1]
    return name if could_be_name(name, words) and is_likely_name(name, words) else []


def past_courtesies(said: list[Token], place: int, words: NameWords) -> int:
    """The place of the first token that is no filler, no "meneer" and no sign."""
    while place < len(said):
        length = words.fillers.length_at(said, place) or words.honorifics.length_at(said, place)
        if not length and said[place].text not in PASSED_OVER:
            break
        place += length or 1
    return place


def _continues(token: Token, name: list[Token], words: NameWords) -> bool:
    if token.folded in words.particles:
        return True
    if not token.text[0].isalpha():
        return False
    if not name:
        return not is_no_name(token, words)
    if words.firm_openings.length_before(name, len(name)):
        return True
    return token.folded not in words.endings and not is_no_name(token, words)
