"""Make what a citizen typed or said safe to hand to the dialogue."""

import re
import unicodedata

# The encoders' cost grows with the square of the length; nobody says more in one breath.
LONGEST = 1000

# U+2044, U+2215 and U+29F8 look like a slash and mean one to whoever typed them.
_LEADING = "/\u2044\u2215\u29f8 "
# Other characters take room or change order without being seen (Cc, Cf), are no character
# at all (Cs, Cn) or mean nothing outside one font (Co).
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks by their category, and still nothing to read: Hangul fillers,
# the blank Braille cell, the grapheme joiner, Khmer inherent vowels, variation selectors.
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)


def neutralise(text: str) -> str:
    """Return the readable text in one line of at most LONGEST characters, or "".

    The result is in NFKC, holds no control, surrogate, bidirectional or zero-width character,
    and never starts with a slash in any normal form: Rasa would take "/intent{...}" for a
    command (RegexMessageHandler), even after white space. Doing it twice changes nothing.
    Never raises.
    """
    current, previous = _pass(text), text
    # Taking a character out may bring two together that compose, or bare a slash: look again.
    while current != previous:
        current, previous = _pass(current), current
    return current


def _pass(text: str) -> str:
    # Fold first: a full-width slash is harmless to Rasa as it came, and a slash once folded.
    folded = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    one_line = " ".join("".join(map(_seen, folded)).split())
    return one_line.lstrip(_LEADING)[:LONGEST].rstrip()


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else character
