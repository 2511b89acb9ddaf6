"""Passwords, and names to sign in with."""

import re
from collections.abc import Iterator

from intake.contact_answers.ordinary import listed
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_MOST_WORDS = 4
_SHORTEST_NAME = 5
_CHUNK = re.compile(r"\S+")
_ODD = re.compile(r"\d|[^\w\s.,!?;:'’-]|[!?](?=\S)")
_PLAIN_END = ".,;?"
_IS = frozenset({"is", "ist", ":", "=", "lautet"})


def passwords(reading: Reading) -> Iterator[Finding]:
    """What stands behind "wachtwoord": a row of odd signs, or words behind "is" that no
    sentence goes on with."""
    said = reading.tokens
    for place in range(len(said)):
        password = reading.words.password.length_at(said, place)
        login = reading.words.login.length_at(said, place)
        if password or login:
            yield from _after(reading, place + (password or login), login=login > 0)


def _after(reading: Reading, place: int, *, login: bool) -> Iterator[Finding]:
    said, told = reading.tokens, False
    while place < len(said) and (
        said[place].text in ":=-" or said[place].folded in reading.words.leading_to
    ):
        told = told or said[place].folded in _IS
        place += 1
    if place >= len(said):
        return
    match = _CHUNK.match(reading.text, said[place].start)
    if match is None:
        return
    end = match.start() + len(match[0].rstrip(_PLAIN_END))
    if _ODD.search(match[0].rstrip(_PLAIN_END)):
        yield Finding("secret", match.start(), end)
    elif _is_one(reading, place, told=told, login=login):
        yield Finding("secret", match.start(), max(end, _spoken_end(reading, place)))


def _is_one(reading: Reading, place: int, *, told: bool, login: bool) -> bool:
    """Whether a word without any odd sign is a password, and not what became of one."""
    token, words = reading.tokens[place], reading.words
    if not token.text[0].isalnum() or token.folded in words.password_states:
        return False
    if token.folded in reading.contact.names.sentence:
        return False
    unheard_of = token.folded not in listed().ordinary and len(token.text) >= _SHORTEST_NAME
    return told or (login and unheard_of) or _is_number_near(reading, place)


def _is_number_near(reading: Reading, place: int) -> bool:
    near = reading.tokens[place : place + _MOST_WORDS]
    return any(reading.contact.numbers.is_number(token.folded) for token in near)


def _spoken_end(reading: Reading, place: int) -> int:
    """Where the words of a password end that is said: with the last number or single letter."""
    end = reading.tokens[place].end
    for token in reading.tokens[place + 1 : place + _MOST_WORDS + 1]:
        names = reading.contact.names
        is_word = token.folded in names.sentence | names.particles
        if is_word and token.folded in reading.contact.numbers.articles:
            is_word = False
        if not token.text[0].isalnum() or is_word:
            break
        end = token.end
    return end
