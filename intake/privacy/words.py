"""The words that tell personal data apart, from the section `redaction` of contact.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from intake.contact_answers.folding import Phrases, fold
from intake.contact_answers.words import contact_words
from intake.privacy.finding import Kind

PAPERS: tuple[Kind, ...] = ("identity_paper", "driving_licence", "plate", "file_number", "secret")
"""Told by a code, in letters and digits, behind what announces it (`announced`)."""
_OTHERWISE = ("name", "address", "date_of_birth", "email", *PAPERS)
_CUED: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in _OTHERWISE)


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
    date_between: frozenset[str]
    joins: frozenset[str]
    dates_and_times: re.Pattern[str]
    """Dates, times and amounts in figures: no number of somebody's."""
    typed_email: re.Pattern[str]
    at: frozenset[str]
    dot: frozenset[str]
    dash: frozenset[str]
    mail_hosts: frozenset[str]
    top_levels: frozenset[str]
    email_joined: Phrases
    papers: dict[Kind, Phrases]
    password: Phrases
    login: Phrases
    password_states: frozenset[str]
    leading_to: frozenset[str]
    number_words: frozenset[str]
    nobodys_numbers: frozenset[str]
    relations: frozenset[str]
    possessives: frozenset[str]
    named: Phrases
    named_surely: Phrases
    honorifics: Phrases
    name_labels: Phrases
    to_call: Phrases
    born_then: Phrases
    born_after: Phrases
    door_between: frozenset[str]
    moving_from: Phrases
    moving_to: Phrases
    moving: frozenset[str]
    boxes: frozenset[str]
    street_label: frozenset[str]
    street_openings: Phrases
    streets_surely: tuple[str, ...]
    door_labels: frozenset[str]
    code_labels: frozenset[str]


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
        date_between=folded("date_between"),
        joins=folded("joins"),
        dates_and_times=_dates_and_times(lists),
        typed_email=_typed_email(lists["at"]),
        at=folded("at"),
        dot=folded("dot"),
        dash=folded("dash"),
        mail_hosts=folded("mail_hosts"),
        top_levels=folded("top_levels"),
        email_joined=Phrases(lists["email_joined"]),
        papers={kind: Phrases(lists[kind]) for kind in PAPERS},
        password=Phrases(lists["password"]),
        login=Phrases(lists["login"]),
        password_states=folded("password_states"),
        leading_to=folded("leading_to"),
        number_words=folded("number_words"),
        nobodys_numbers=folded("nobodys_numbers"),
        relations=folded("relations"),
        possessives=folded("possessives"),
        named=Phrases(lists["named"]),
        named_surely=Phrases(lists["named_surely"]),
        honorifics=Phrases((*lists["honorifics_written"], *lists["persons_titles"])),
        name_labels=Phrases(lists["name_labels"]),
        to_call=Phrases(lists["to_call"]),
        born_then=Phrases(lists["born_then"]),
        born_after=Phrases(lists["born_after"]),
        door_between=folded("door_between"),
        moving_from=Phrases(lists["moving_from"]),
        moving_to=Phrases(lists["moving_to"]),
        moving=folded("moving"),
        boxes=folded("boxes"),
        street_label=folded("street_label"),
        street_openings=Phrases(lists["street_openings"]),
        streets_surely=tuple(folded("streets_surely")),
        door_labels=folded("door_labels"),
        code_labels=folded("code_labels"),
    )


def _dates_and_times(lists: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    until, oclock, currency = (_either(lists[key]) for key in ("until", "oclock", "currency"))
    return re.compile(
        r"\b(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d\b(?![-./]?\d)"
        r"|\b\d{4}-\d\d-\d\d\b(?!-?\d)"
        rf"|\b\d{{1,2}}[:.]\d\d(?:\s*(?:-|–|{until})\s*\d{{1,2}}[:.]\d\d)+"
        rf"|\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}[.:]\d\d(?=\s*(?i:{oclock})\b)"
        # EUR is the code of ISO 4217, in every language.
        rf"|(?:€|\bEUR)\s*\d[\d.,]*|\b\d[\d.,]*(?=\s*(?:€|(?i:{currency})\b))"
    )


def _typed_email(at: Iterable[str]) -> re.Pattern[str]:
    # Possessive, and anchored at the left, so that a long word costs its length and no more.
    return re.compile(
        rf"(?<![\w.+%-])[\w.+%-]++\s?(?:@|[(\[{{]\s?(?:{_either(at)})\s?[)\]}}])"
        r"\s?[\w-]++(?:\.[\w-]+)*+",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}))
