"""How long a text message is: GSM-7 or UCS-2, septets, segments (3GPP TS 23.038, 23.040)."""

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
"""Behind an escape: each costs two septets."""
GSM_ALONE, GSM_JOINED = 160, 153
UCS_ALONE, UCS_JOINED = 70, 67
"""Characters of a message alone, and of each part of a longer one."""

LIKE_IT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        "\u2026": "...",
        "\u00d7": "x",
        "\u1e9e": "SS",
        "\u0152": "OE",
        "\u0153": "oe",
    }
)
"""What looks the same and costs a seventh of a message less: quotes, dashes, blanks."""

STROKED = {"\u0131": "i", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D"}
"""Letters of Turkish, Polish and Croatian names that are no accented ones to Unicode."""


def plain(text: str) -> str:
    """Return the text with typographic marks as GSM-7 has them.

    Accents that GSM-7 lacks (ë, ï, á, ł) are dropped where that saves the whole message from
    UCS-2; in a message that needs UCS-2 anyway they stay.
    """
    marked = text.translate(LIKE_IT)
    folded = "".join(map(_without_accent, marked))
    return folded if septets(folded) is not None else marked


def septets(text: str) -> int | None:
    """Return what the text costs in GSM-7; None where it has a character that GSM-7 lacks."""
    if not BASIC | EXTENDED >= set(text):
        return None
    return len(text) + sum(character in EXTENDED for character in text)


def length(text: str) -> int:
    """Return septets, or UTF-16 units where the text needs UCS-2."""
    cost = septets(text)
    return sum(map(_units, text)) if cost is None else cost


def segments(text: str) -> int:
    """Return in how many parts the text is sent; no part ends inside a character."""
    gsm = septets(text) is not None
    alone, joined = (GSM_ALONE, GSM_JOINED) if gsm else (UCS_ALONE, UCS_JOINED)
    if length(text) <= alone:
        return 1
    parts, room = 1, joined
    for character in text:
        cost = 1 + (character in EXTENDED) if gsm else _units(character)
        if cost > room:
            parts, room = parts + 1, joined
        room -= cost
    return parts


def _without_accent(character: str) -> str:
    if character in BASIC or character in EXTENDED:
        return character
    taken_apart = unicodedata.normalize("NFKD", STROKED.get(character, character))
    return "".join(part for part in taken_apart if not unicodedata.combining(part))


def _units(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1
