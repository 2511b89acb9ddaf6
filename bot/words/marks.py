"""The marks that stand in a line for what was taken out of it: "[name]", "[phone]"."""

import re

MARK = re.compile(r"\[[a-z_]+\]")
"""What the gateway's redaction leaves; its kinds are English words of small letters."""
SPACES = re.compile(r"\s+(?=[\s,.!?;:]|$)")


def unmarked(text: str) -> str:
    """Return the text as if what a mark stands for had not been said; marks alone stay.

    No line to learn from has a mark, so a mark would be read as a word of who knows what:
    "hier spricht [name]" sounded like somebody in danger.
    """
    if "[" not in text:
        return text
    left = SPACES.sub("", MARK.sub(" ", text)).strip(" ,.;:")
    return left or text
