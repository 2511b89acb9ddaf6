"""Parts a line that may ask two things: "wat kost een paspoort en moet ik een afspraak maken"."""

import re
from typing import List

BETWEEN = re.compile(r"[?;,]+|\b(?:en|und)\b", re.IGNORECASE)
FEWEST_WORDS = 3
"""Fewer words are no question of their own: "hallo", "van mijn man"."""
MOST = 3
"""Parts that are read: each costs the encoders as much as a line."""


def parts(line: str) -> List[str]:
    """Return the parts of a line that may be questions; none where there are not two."""
    found = [part.strip() for part in BETWEEN.split(line)]
    long_enough = [part for part in found if len(part.split()) >= FEWEST_WORDS]
    return long_enough[:MOST] if len(long_enough) > 1 else []
