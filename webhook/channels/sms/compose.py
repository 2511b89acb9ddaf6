"""What the bot says, as one text message: numbered choices, short, in the cheap alphabet."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.wording import languages
from intake.wording.texts import Texts
from webhook.twilio.segments import length, plain

ADVISED = 320
"""Longer messages arrive late or not at all with some networks (Twilio's advice)."""
MOST = 1600
"""What Twilio takes at all."""

ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÉ\"'(])")
LETTER_OR_NUMBER = re.compile(r"(?:\b[A-Za-z]|\d)\.$")
"""A point behind these ends no sentence: "z. B.", "17. März"."""
LAST_WORD = re.compile(r"\b(\w+)\.$")


@dataclass(frozen=True)
class Part:
    """One of the bot's messages: its words, and the titles of what can be pressed."""

    text: str
    choices: tuple[str, ...] = ()


def whole(parts: Sequence[Part], intro: str) -> str:
    """Return one message that leaves nothing out: in danger every number counts, and comes first.

    Twilio parts it into as many segments as it takes.
    """
    texts, choices = _lines(parts)
    return _join([*texts, plain(intro)], choices)[:MOST]


def compose(
    parts: Sequence[Part],
    more: str,
    intro: str = "",
    aside: str = "",
    *,
    abbreviations: Collection[str],
) -> str:
    """Return one message of the parts in order, choices numbered through at the end.

    `intro` (the disclosure) stands first and is never shortened; `aside` follows it where there
    is room. Where the message is longer than advised, sentences are left out, the longest part's
    last first; each part keeps one, and so does the question that ends it all. `more` then says
    where the rest is to be had.
    """
    texts, choices = _lines(parts)
    for beginning in ([plain(intro), plain(aside)], [plain(intro)]):
        said = _join([*beginning, *texts], choices)
        if length(said) <= ADVISED:
            return said
    told = [sentences(text, abbreviations) for text in texts]
    return _shortened(plain(intro), texts, told, choices, plain(more))[:MOST]


def abbreviations(texts: Texts, data_dir: Path) -> frozenset[str]:
    """Return the words of every language behind which a point ends no sentence."""
    locales = languages.load(data_dir).default_locale.values()
    told = (texts.prompt("sms_abbreviations", locale) for locale in locales)
    return frozenset(word for line in told for word in line.split())


def sentences(text: str, abbreviations: Collection[str]) -> list[str]:
    """Return the sentences of a text; a point behind an abbreviation ends none."""
    found: list[str] = []
    for piece in ENDS.split(text):
        if found and _is_abbreviated(found[-1], abbreviations):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _is_abbreviated(said: str, abbreviations: Collection[str]) -> bool:
    last = LAST_WORD.search(said)
    known = last is not None and last[1].casefold() in abbreviations
    return known or LETTER_OR_NUMBER.search(said) is not None


def _lines(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """Return the words of all parts, and their choices numbered through."""
    texts = [plain(part.text).strip() for part in parts if part.text]
    titles = [plain(title) for part in parts for title in part.choices]
    return texts, [f"{number} {title}" for number, title in enumerate(titles, start=1)]


def _shortened(
    intro: str,
    texts: Sequence[str],
    told: list[list[str]],
    choices: Sequence[str],
    more: str,
) -> str:
    asks = bool(told) and told[-1][-1].endswith("?")
    question = told[-1].pop() if asks else ""
    said = _join([intro, *texts], choices)
    while length(said) > ADVISED and any(len(part) > 1 for part in told):
        max(told, key=lambda part: len(" ".join(part)) if len(part) > 1 else 0).pop()
        kept = [" ".join(part) for part in told]
        said = _join([intro, *kept, more, question], choices)
    return said


def _join(texts: Sequence[str], choices: Sequence[str]) -> str:
    said = " ".join(text for text in texts if text)
    return "\n".join([*([said] if said else []), *choices])
