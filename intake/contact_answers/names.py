"""Read the name a citizen gives, and leave everything that is none alone."""

import re

from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.words import NameWords, contact_words
from intake.neutralise import neutralise

_MOST_NAMES = 5
_MOST_WORDS = 9
_LONGEST = 80
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-(?:[^\W\d_]\.)+)?")
# "geslagen", "verhuurt": said alone and without a capital these are rather deeds than names.
_DEED = re.compile(r"(?:ge|ver|be|ont|ent|er|zer)\w{3,}(?:d|t)|(?:ge|ont|ent)\w{4,}en")


def parse_name(text: str, language: str) -> str | None:
    """The name in this answer, written as names are, or None when it is not clearly a name.

    None for requests, questions, greetings, yes and no, and for anything that asks for a person
    or tells of danger: those go on as text. `language` decides capitals only ("De Vries", but
    "von Berg"); introductions are known in every language.
    """
    readable = neutralise(text)
    words = contact_words().names
    said = tokens(readable)
    if any(token.text == "?" or token.folded in words.urgent for token in said):
        return None
    name = _introduced(said, words) or _bare(said, words)
    return _written(name, language, words) if name else None


def name_after(said: list[Token], place: int, words: NameWords) -> list[Token]:
    """The tokens from this place on that can be a name after "mijn naam is"; none if it is none.

    The name ends at a sign, a digit, or a word that begins an explanation or a sentence.
    """
    place = _past_courtesies(said, place, words)
    name: list[Token] = []
    for token in said[place : place + _MOST_WORDS]:
        previous = name[-1] if name else None
        if not _continues(token, previous, words):
            break
        name.append(token)
    while name and name[-1].folded in words.particles:
        name.pop()
    return name if _is_name(name, words) else []


def _introduced(said: list[Token], words: NameWords) -> list[Token]:
    for place in range(len(said)):
        length = words.strong.length_at(said, place)
        if length:
            return name_after(said, place + length, words)
    return []


def _bare(said: list[Token], words: NameWords) -> list[Token]:
    start, end = _past_courtesies(said, 0, words), len(said)
    while end and not said[end - 1].text[0].isalnum():
        end -= 1
    weak = words.weak.length_at(said, start)
    closing = words.closing.length_before(said[:end], end)
    start, end = _past_courtesies(said, start + weak, words), end - closing
    while end > start and said[end - 1].text == ",":
        end -= 1
    name = _before_explanation(said[start:end], words)
    if not name or not _is_name(name, words) or all(t.folded in words.alone for t in name):
        return []
    if len(name) == 1 and _is_small(name[0]) and (weak or _DEED.fullmatch(name[0].folded)):
        return []
    return name


def _before_explanation(name: list[Token], words: NameWords) -> list[Token]:
    """ "Müller mit ü" is Müller; "müller mit ü" may be anything, and is none."""
    for place, token in enumerate(name):
        if place and token.folded in words.endings and not _is_within(name, place, words):
            return name[:place] if place > 1 or not _is_small(name[0]) else []
    return [token for token in name if token.text != ","]


def _is_within(name: list[Token], place: int, words: NameWords) -> bool:
    """Whether this particle has a name behind it: "Uit den Bosch", "Freiherr von und zu Berg"."""
    after = [token.folded for token in name[place + 1 : place + 3]]
    return (
        name[place].folded in words.particles
        and bool(after)
        and (after[0] in words.particles or len(name) == place + 2)
    )


def _past_courtesies(said: list[Token], place: int, words: NameWords) -> int:
    while place < len(said):
        length = words.fillers.length_at(said, place) or words.honorifics.length_at(said, place)
        if not length and said[place].text[0].isalnum() or said[place].folded in words.particles:
            break
        place += length or 1
    return place


def _continues(token: Token, previous: Token | None, words: NameWords) -> bool:
    if not token.text[0].isalpha() and token.folded not in words.particles:
        return False
    if previous is not None and previous.folded in words.firm_particles:
        return True
    if previous is not None and token.folded in words.endings - words.particles:
        return False
    return token.folded in words.particles or not _is_other(token, words)


def _is_name(name: list[Token], words: NameWords) -> bool:
    cores = [token for token in name if token.folded not in words.particles]
    if not cores or len(cores) > _MOST_NAMES or name[-1] is not cores[-1]:
        return False
    if len(name) > _MOST_WORDS or name[-1].end - name[0].start > _LONGEST:
        return False
    if any(not token.text[0].isalpha() for token in cores) or _is_letter(cores[-1]):
        return False
    odd = [t for p, t in enumerate(name) if t in cores and _is_odd(name, p, words)]
    if _in_capitals(name):
        # "Wil Jansen", "Hakan Kan": words of a sentence, but written as a name.
        return not [token for token in odd if _is_thing(token, words)] and len(odd) < 2
    return not odd


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 or _INITIALS.fullmatch(token.text) is not None


def _is_odd(name: list[Token], place: int, words: NameWords) -> bool:
    if place and name[place - 1].folded in words.firm_particles:
        return _is_thing(name[place], words)
    return _is_other(name[place], words)


def _is_other(token: Token, words: NameWords) -> bool:
    numbers = contact_words().numbers
    if token.folded in words.sentence or _is_thing(token, words):
        return True
    return numbers.value(token.folded) is not None


def _is_thing(token: Token, words: NameWords) -> bool:
    if token.folded in words.things or token.folded in words.urgent:
        return True
    return any(
        token.folded.endswith(ending) and len(token.folded) > len(ending) + 2
        for ending in words.thing_endings
    )


def _in_capitals(name: list[Token]) -> bool:
    cores = [token for token in name if not _is_small(token)]
    typed = any(c.islower() for token in name for c in token.text)
    return typed and len(cores) > 1 and not _is_small(name[-1])


def _is_small(token: Token) -> bool:
    return token.text == token.text.lower()


def _written(name: list[Token], language: str, words: NameWords) -> str:
    whole = "".join(token.text for token in name)
    keep = whole not in (whole.lower(), whole.upper())
    written = []
    for place, token in enumerate(name):
        particle = token.folded in words.particles and (place > 0 or language != "nl")
        if _is_small(token) and particle or (keep and not _is_small(token)):
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
    return "".join(
        "IJ" + part[2:]
        if language == "nl" and part.startswith("ij")
        else part[:1].upper() + part[1:]
        for part in parts
    )
