"""The words that tell personal data apart, from the section `redaction` of contact.yml."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from intake.contact_answers.folding import Phrases, fold
from intake.contact_answers.words import contact_words
from intake.privacy.finding import Kind

_CUED: tuple[Kind, ...] = tuple(
    kind for kind in get_args(Kind) if kind not in ("name", "address", "date_of_birth", "email")
)


@dataclass(frozen=True)
class RedactionWords:
    """Announcements by kind, and the small words of dates, streets and e-mail addresses."""

    cues: dict[Kind, Phrases]
    reference: Phrases
    reference_weakly: Phrases
    public_numbers: frozenset[str]
    date_of_birth: Phrases
    date_words: frozenset[str]
    home: Phrases
    office: frozenset[str]
    streets: tuple[str, ...]
    house_number: frozenset[str]
    annex: frozenset[str]
    postcode: frozenset[str]
    amounts: frozenset[str]
    at: frozenset[str]
    dot: frozenset[str]
    dash: frozenset[str]
    mail_hosts: frozenset[str]


@lru_cache
def redaction_words(data_dir: Path) -> RedactionWords:
    """These words in every language together; raises what `contact_words` raises."""
    lists = contact_words(data_dir).redaction

    def folded(*keys: str) -> frozenset[str]:
        return frozenset(fold(word) for key in keys for word in lists[key])

    return RedactionWords(
        cues={kind: Phrases(lists[kind]) for kind in _CUED},
        reference=Phrases(lists["reference"]),
        reference_weakly=Phrases(lists["reference_weakly"]),
        public_numbers=folded("public_numbers"),
        date_of_birth=Phrases(lists["date_of_birth"]),
        date_words=folded("months", "ordinals"),
        home=Phrases(lists["home"]),
        office=folded("office"),
        streets=tuple(folded("streets")),
        house_number=folded("house_number"),
        annex=folded("annex"),
        postcode=folded("postcode"),
        amounts=folded("amounts"),
        at=folded("at"),
        dot=folded("dot"),
        dash=folded("dash"),
        mail_hosts=folded("mail_hosts"),
    )
