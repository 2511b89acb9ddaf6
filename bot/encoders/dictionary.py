"""Words that are right in some language, by the tokenizer of e5: it keeps frequent words whole.

No dictionary has to be installed for it, and it knows names, English and the endings of words.
"""

import re
from typing import List

from bot.encoders.e5_file import read

WHOLE = "▁"
"""With this SentencePiece begins a piece that begins a word."""
LATIN = re.compile(r"[a-zA-Zäöüßéèêëïíáàâóôúûçñ]{4,}")
"""Shorter pieces are as often the beginning of a word as a word."""


def words() -> List[str]:
    """Return the words that are one piece; raises ValueError as `e5_file.read`."""
    pieces = (piece for piece in read().pieces.texts if piece.startswith(WHOLE))
    return [piece[1:] for piece in pieces if LATIN.fullmatch(piece[1:])]
