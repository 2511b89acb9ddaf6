"""Read the name a citizen gives, and leave everything that is none alone."""

import re
from pathlib import Path

from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.likeness import (
    MOST_WORDS,
    could_be_name,
    is_everyday,
    is_likely_name,
    is_no_name,
    is_small,
)
from intake.contact_answers.words import NameWords, contact_words
from intake.recognition.neutralise import neutralise

# Between an introduction and the name: "mijn naam is: Jan", "met vriendelijke groet, Jan".
_PASSED_OVER = frozenset(":,-–.\"'")
_DIGITS = re.compile(r"[+(]?\d[\d\s()/.-]*")


def parse_name(text: str, language: str, *, data_dir: Path) -> str | None:
    """The name in this answer, written as names are, or None when it is not clearly a name.

    None for requests, questions, greetings, yes and no, and for anything that asks for a person
    or tells of danger: those go on as text. `language` decides capitals only ("De Vries", but
    "von Berg"); introductions are known in every language.
    """
    words = contact_words(data_dir).names
    said = tokens(neutralise(text))
    if any(token.text == "?" or token.folded in words.urgent for token in said):
        return None
    name = _introduced(said, words) or _bare(said, words)
    return _written(name, language, words) if name else None


def parse_full_name(text: str, language: str, *, data_dir: Path) -> str | None:
    """First name and surname in an answer to the question for a number; None for a single word.

    Beside a number or in its place a single word may be anything: a town, a firm, "office".
    """
    name = parse_name(_DIGITS.sub(" ", text), language, data_dir=data_dir)
    return name if name and " " in name else None


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
    return name if could_be_name(name, words) and not is_everyday(name, words) else []


def name_before(said: list[Token], start: int, end: int, words: NameWords) -> list[Token]:
    """The tokens between that are a name before "is mijn naam"; empty for none."""
    name = said[past_courtesies(said, start, words) : end]
    while name and name[-1].text in _PASSED_OVER:
        name = name[:-1]
    return name if could_be_name(name, words) and is_likely_name(name, words) else []


def _introduced(said: list[Token], words: NameWords) -> list[Token]:
    for place in range(len(said)):
        length = words.strong.length_at(said, place)
        if length:
            return name_after(said, place + length, words)
    return []


def _bare(said: list[Token], words: NameWords) -> list[Token]:
    end = len(said)
    while end and not said[end - 1].text[0].isalnum():
        end -= 1
    end -= words.closing.length_before(said[:end], end)
    start = past_courtesies(said, 0, words)
    start = past_courtesies(said, start + words.weak.length_at(said, start), words)
    name = _before_explanation(said[start:end], words)
    return name if could_be_name(name, words) and is_likely_name(name, words) else []


def _before_explanation(name: list[Token], words: NameWords) -> list[Token]:
    """ "Müller mit ü" is Müller; "müller mit ü" may be anything, and is none."""
    for place, token in enumerate(name):
        if place and token.folded in words.explanations and not _is_within(name, place, words):
            return name[:place] if place > 1 or not is_small(name[0]) else []
    return [token for token in name if token.text != ","]


def _is_within(name: list[Token], place: int, words: NameWords) -> bool:
    """Whether this particle has the name's end behind it: "von und zu Berg", "uit den Bosch"."""
    after = name[place + 1 : place + 3]
    if name[place].folded not in words.particles or not after:
        return False
    return after[0].folded in words.particles or len(name) == place + 2


def past_courtesies(said: list[Token], place: int, words: NameWords) -> int:
    """The place of the first token that is no filler, no "meneer" and no sign."""
    while place < len(said):
        length = words.fillers.length_at(said, place) or words.honorifics.length_at(said, place)
        if not length and said[place].text not in _PASSED_OVER:
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


def _written(name: list[Token], language: str, words: NameWords) -> str:
    whole = "".join(token.text for token in name)
    typed = whole not in (whole.lower(), whole.upper())
    written = []
    for place, token in enumerate(name):
        particle = token.folded in words.particles and (place > 0 or language != "nl")
        if typed and not is_small(token):
            written.append(token.text)
        elif particle:
            written.append(token.text.lower())
        else:
            written.append(_capital(token.text, language))
    return " ".join(written)


def _capital(word: str, language: str) -> str:
    if word.startswith(("'", "’")):
        return word.lower()
    parts = re.split(r"([-'’.])", word.lower())
    return "".join(_capital_part(part, language) for part in parts)


def _capital_part(part: str, language: str) -> str:
    # Dutch writes the one letter ij with two capitals: IJsbrand.
    letters = 2 if language == "nl" and part.startswith("ij") else 1
    return part[:letters].upper() + part[letters:]
