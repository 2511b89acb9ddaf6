"""E-mail addresses, typed or spelled out."""

from collections.abc import Iterator

from intake.contact_answers.folding import Token
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_LOCAL_PARTS = 9
_DOMAIN_PARTS = 4


def emails(reading: Reading) -> Iterator[Finding]:
    """Typed addresses, and those said with "apenstaartje" or "ät" and a dot or a known host."""
    for match in reading.words.typed_email.finditer(reading.text):
        yield Finding("email", match.start(), match.end())
    for index, token in enumerate(reading.tokens):
        if token.folded in reading.words.at:
            yield from _spoken(reading, index)


def _spoken(reading: Reading, at: int) -> Iterator[Finding]:
    end = _domain_end(reading, at)
    start = _local_start(reading, at)
    if end is not None and start is not None:
        yield Finding("email", reading.tokens[start].start, reading.tokens[end].end)


def _domain_end(reading: Reading, at: int) -> int | None:
    """The index of the last token of "gmail punt com" after the at; None when it is no domain."""
    words, end = reading.words, None
    for index in range(at + 1, min(at + 1 + 2 * _DOMAIN_PARTS, len(reading.tokens))):
        token = reading.tokens[index]
        is_joint = _is_joint(reading, token)
        if is_joint == (index % 2 == (at + 1) % 2):
            break
        if not is_joint and (index > at + 1 or token.folded in words.mail_hosts):
            end = index
    return end


def _local_start(reading: Reading, at: int) -> int | None:
    """The index of the first token of "jan punt jansen" before the at: words at every joint."""
    start = None
    for index in range(at - 1, max(at - 1 - _LOCAL_PARTS, -1), -1):
        token = reading.tokens[index]
        if _is_joint(reading, token):
            continue
        is_digits = token.text[0].isdigit() or reading.contact.numbers.is_number(token.folded)
        joined = index + 1 == at or _is_joint(reading, reading.tokens[index + 1])
        after_digits = start is not None and _is_digits(reading, start)
        if not (token.text[0].isalnum() and (joined or is_digits or after_digits)):
            break
        start = index
    return start


def _is_digits(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.text[0].isdigit() or reading.contact.numbers.is_number(token.folded)


def _is_joint(reading: Reading, token: Token) -> bool:
    words = reading.words
    return token.text in ".-_" or token.folded in words.dot or token.folded in words.dash
