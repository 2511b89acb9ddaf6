"""Colours of the chat window that cannot be read, and a logo that lies elsewhere."""

import re
from collections.abc import Iterator

from intake.municipalities.explain import Finding
from intake.municipalities.model import Municipality
from intake.municipalities.rules import Token

PAIRS: tuple[tuple[Token, Token], ...] = (
    ("utrecht-button-primary-action-background-color", "utrecht-button-primary-action-color"),
    ("kern-color-action-default", "kern-color-action-on-default"),
)
"""A ground and the words on it; white where only the ground is given."""
WHITE = "#ffffff"
HEX = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5
"""WCAG 2.2, 1.4.3: text of ordinary size."""


def unreadable(profile: Municipality) -> Iterator[Finding]:
    """Yield colours that are none, words that stand out too little, and a foreign logo."""
    for ground, words in PAIRS:
        given = [name for name in (ground, words) if name in profile.tokens]
        wrong = [name for name in given if not HEX.fullmatch(profile.tokens[name])]
        yield from ((("tokens", name), "", "a colour such as #154273")
                    for name in wrong)  # fmt: skip
        if given and not wrong:
            yield from _contrast(profile, ground, words)
    if profile.logo and not profile.logo.startswith(tuple(f"{site}/" for site in profile.sites)):
        yield ("logo",), "", "an address on one of the sites"


def _contrast(profile: Municipality, ground: Token, words: Token) -> Iterator[Finding]:
    on, upon = profile.tokens.get(words, WHITE), profile.tokens.get(ground, WHITE)
    reached = contrast(on, upon)
    if reached < READABLE:
        key = ("tokens", ground if ground in profile.tokens else words)
        yield key, "", f"a contrast of 4.5 with its words; {on} on {upon} has {reached:.1f}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written as #rrggbb, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
