"""A name and a number that somebody tells without being asked, as the own."""

from collections.abc import Iterable
from pathlib import Path

from intake.contact_answers.asked_names import parse_name
from intake.contact_answers.folding import tokens
from intake.contact_answers.numbers import parse_phone
from intake.contact_answers.words import contact_words
from intake.recognition.neutralise import neutralise

Place = tuple[str, int, int]
"""A kind of personal data, and where it begins and ends in a text."""


def told_unasked(
    text: str, found: Iterable[Place], language: str, region: str, *, data_dir: Path
) -> dict[str, str]:
    """The name and the phone number (E.164) among what was found in a text, where it has one each.

    Of two nobody knows which is the own, and "mijn moeder heet ..." tells somebody else's.
    """
    told: dict[str, list[str]] = {"name": [], "phone": []}
    for kind, start, end in found:
        if kind in told and not _of_another(text[:start], data_dir):
            told[kind].append(text[start:end])
    read = {
        "name": [parse_name(one, language, data_dir=data_dir) for one in told["name"]],
        "phone": [parse_phone(one, region, data_dir=data_dir) for one in told["phone"]],
    }
    return {kind: ones[0] for kind, ones in read.items() if len(ones) == 1 and ones[0]}


def _of_another(before: str, data_dir: Path) -> bool:
    """Say whether these words introduce the name of somebody else."""
    said = tokens(neutralise(before))
    return contact_words(data_dir).names.others.length_before(said, len(said)) > 0
