"""What the assistant itself wrote into a summary, in the language of the page: a clerk in Germany
reads "Dringend, Drohung", the citizen's own words stay as they were said."""

import re
from collections.abc import Callable, Mapping

Sentences = Mapping[str, str]
GIVEN = re.compile(r"\{(\w+)\}")
OWN = ("summary_", "voice_summary_")
DANGER = "summary_danger_"


def translated(summary: str, before: Sentences, after: Sentences) -> str:
    """Return a summary with every piece of the bot's own in the words of `after`.

    `before` and `after` are the sentences of two languages by their key: those that begin with
    `summary_` are found, the longest first.
    """
    own = [key for key in before if key.startswith(OWN) and key in after]
    for key in sorted(own, key=lambda key: len(before[key]), reverse=True):
        summary = _found(before[key]).sub(_written(after[key]), summary)
    return summary


def renamed(summary: str, before: str, after: str) -> str:
    """Return a summary whose service is called `after`, where it stands before a colon or stop."""
    head, mark, rest = summary.partition(":") if ":" in summary else summary.partition(".")
    named = re.sub(rf"\b{re.escape(before)}\b", lambda _: after, head, flags=re.IGNORECASE)
    return named[:1].upper() + named[1:] + mark + rest


def calm(summary: str, sentences: Sentences) -> str:
    """Return a summary without what the bot wrote of danger before it: a clerk has denied that."""
    leads = [text for key, text in sentences.items() if key.startswith(DANGER)]
    for lead in sorted(leads, key=len, reverse=True):
        summary = re.sub(rf"^{re.escape(lead)}[:,.]\s*", "", summary, flags=re.MULTILINE)
    return summary[:1].upper() + summary[1:]


def _found(sentence: str) -> re.Pattern[str]:
    """Return what finds a sentence at the beginning of a line or of another sentence."""
    pieces = GIVEN.split(sentence)
    words = "".join(
        f"(?P<{piece}>.*?)" if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    )
    # A lead ("Klacht") ends at what follows it; a whole sentence has its own stop.
    end = "" if sentence.endswith((".", "?", "!", "}")) else "(?=[:,.])"
    return re.compile(rf"(?:(?<=[.!?:] )|^){words}{end}", re.MULTILINE)


def _written(sentence: str) -> Callable[[re.Match[str]], str]:
    return lambda found: sentence.format_map(found.groupdict())
