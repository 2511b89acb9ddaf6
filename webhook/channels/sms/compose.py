"""What the bot says, as one text message: numbered choices, short, in the cheap alphabet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from webhook.twilio.segments import length, plain

ADVISED = 320
"""Longer messages arrive late or not at all with some networks (Twilio's advice)."""
MOST = 1600
"""What Twilio takes at all."""

ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÉ\"'(])")
ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|\d|\b(?:nr|str|tel|bzw|ca|max|min|ggf|evtl|bijv|dhr|mevr|mw|dr|prof|usw|inkl"
    r"|zzgl|abs|art|incl|excl|st))\.$",
    re.IGNORECASE,
)
"""A point behind these ends no sentence: "z. B.", "17. März", "Nr."."""


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


def compose(parts: Sequence[Part], more: str, intro: str = "", aside: str = "") -> str:
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
    return _shortened(plain(intro), texts, choices, plain(more))[:MOST]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    found: list[str] = []
    for piece in ENDS.split(text):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _lines(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """Return the words of all parts, and their choices numbered through."""
    texts = [plain(part.text).strip() for part in parts if part.text]
    titles = [plain(title) for part in parts for title in part.choices]
    return texts, [f"{number} {title}" for number, title in enumerate(titles, start=1)]


def _shortened(intro: str, texts: Sequence[str], choices: Sequence[str], more: str) -> str:
    told = [sentences(text) for text in texts]
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
