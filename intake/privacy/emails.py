"""E-mail addresses, typed or spelled out."""

from collections.abc import Iterator

from intake.contact_answers.folding import Token
from intake.contact_answers.ordinary import listed
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_LOCAL_PARTS = 11
_DOMAIN_WORDS = 9
_SHORTEST_NAME = 3


def emails(reading: Reading) -> Iterator[Finding]:
    """Typed addresses, and those said with "apenstaartje" or "ät" and a dot or a known host."""
    for match in reading.words.typed_email.finditer(reading.text):
        yield Finding("email", _typed_start(reading, match.start()), match.end())
    for index, token in enumerate(reading.tokens):
        if token.folded in reading.words.at:
            yield from _spoken(reading, index)


def _typed_start(reading: Reading, start: int) -> int:
    """Where the address begins, with a first name that a blank parts from it: "jan 80@x.nl"."""
    index = reading.token_at(start)
    before = reading.tokens[index - 1] if index else None
    figures = reading.text[start].isdigit()
    return before.start if before and figures and _is_called(reading, before) else start


def _spoken(reading: Reading, at: int) -> Iterator[Finding]:
    end = _domain_end(reading, at)
    start = _local_start(reading, at)
    if end is not None and start is not None:
        yield Finding("email", reading.tokens[start].start, reading.tokens[end].end)


def _domain_end(reading: Reading, at: int) -> int | None:
    """The index of the last token of "gmail punt com" after the at; None when it is no domain."""
    said, words, end = reading.tokens, reading.words, None
    guessed = at + 1 if at + 1 < len(said) and said[at + 1].folded in words.mail_hosts else None
    for index in range(at + 1, min(at + 1 + _DOMAIN_WORDS, len(said))):
        joint = _is_joint(reading, said[index])
        if not (said[index].text[0].isalnum() or joint):
            break
        dotted = index > at + 2 and _is_dot(reading, index - 1)
        if dotted and said[index].folded in words.top_levels:
            end = index
        elif dotted and index == at + 3 and not joint:
            guessed = index  # one word, a dot and one word: "at wp punt xyz"
        elif end is not None and not joint and not dotted:
            break
    return guessed if end is None else end


def _is_dot(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.text == "." or token.folded in reading.words.dot


def _local_start(reading: Reading, at: int) -> int | None:
    """The index of the first token of "jan punt jansen" before the at: words at every joint."""
    place, start = _before_joined(reading, at), None
    for index in range(place - 1, max(place - 1 - _LOCAL_PARTS, -1), -1):
        token = reading.tokens[index]
        if _is_joint(reading, token):
            continue
        if not (token.text[0].isalnum() and _belongs(reading, index, place, start)):
            break
        start = index
    return start


def _before_joined(reading: Reading, at: int) -> int:
    """The place before "aan elkaar", which says of an address how it is written."""
    return at - reading.words.email_joined.length_before(reading.tokens, at)


def _belongs(reading: Reading, index: int, end: int, start: int | None) -> bool:
    """Whether this word belongs to what goes on behind it: beside a joint, a digit or a letter,
    or as a first name or a small word of a name."""
    token = reading.tokens[index]
    if index + 1 == end or _is_joint(reading, reading.tokens[index + 1]):
        return True
    if _is_digits(reading, token) or (
        start is not None and _is_digits(reading, reading.tokens[start])
    ):
        return True
    if len(token.text) == 1 or _is_called(reading, token):
        return True
    is_small = token.folded in reading.contact.names.particles
    return is_small and index > 0 and _leads_on(reading, index)


def _leads_on(reading: Reading, index: int) -> bool:
    """Whether a small word follows a joint, or another that does: "punt van den berg"."""
    while index > 0 and reading.tokens[index - 1].folded in reading.contact.names.particles:
        index -= 1
    return index > 0 and _is_joint(reading, reading.tokens[index - 1])


def _is_called(reading: Reading, token: Token) -> bool:
    """Whether people are called so, or the word is in no dictionary."""
    names, folded = reading.contact.names, token.folded
    if folded in names.sentence | names.particles or folded.replace("-", "") in names.things:
        return False
    if folded in names.given or folded in listed().given:
        return folded not in listed().common
    return len(folded) > _SHORTEST_NAME and folded.isalpha() and folded not in listed().ordinary


def _is_digits(reading: Reading, token: Token) -> bool:
    return token.text[0].isdigit() or reading.contact.numbers.is_number(token.folded)


def _is_joint(reading: Reading, token: Token) -> bool:
    words = reading.words
    return token.text in ".-_" or token.folded in words.dot or token.folded in words.dash
