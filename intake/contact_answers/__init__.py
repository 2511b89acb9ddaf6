"""What a citizen answers when asked for a name, a phone number, an address or a reference."""

from pathlib import Path

from intake.contact_answers.asked_homes import parse_address
from intake.contact_answers.asked_names import (
    corrected_name,
    parse_full_name,
    parse_name,
    without_name,
)
from intake.contact_answers.numbers import parse_phone, parse_reference
from intake.contact_answers.reading_back import group_digits, say_digits
from intake.contact_answers.unasked import told_unasked

__all__ = [
    "answered",
    "corrected_name",
    "group_digits",
    "parse",
    "parse_address",
    "parse_full_name",
    "parse_name",
    "parse_phone",
    "parse_reference",
    "say_digits",
    "told_unasked",
    "without_name",
]


def answered(kind: str, text: str, language: str, region: str, *, data_dir: Path) -> dict[str, str]:
    """Every kind of contact data in an answer to a question for one, as in `parse`; mostly one.

    People asked for a telephone number give their name with it, or first; asked for their name they
    give the number that they first kept to themselves, or a better one. The holder of a reference
    is named by either.
    """
    if kind == "holder":
        told = parse_phone(text, region, data_dir=data_dir)
        told = told or parse_name(text, language, data_dir=data_dir)
        return {kind: told} if told else {}
    found = {kind: parse(kind, text, language, region, data_dir=data_dir)}
    if kind == "phone":
        found["name"] = parse_full_name(text, language, data_dir=data_dir)
    if kind == "name":
        found["phone"] = parse_phone(text, region, data_dir=data_dir)
    return {one: value for one, value in found.items() if value is not None}


def parse(kind: str, text: str, language: str, region: str, *, data_dir: Path) -> str | None:
    """The name, phone number (E.164), address or reference in this answer; None: then it is text.

    `kind` is one of these: "name", "phone", "address" or "reference"; any other raises ValueError.
    `region` is the country (ISO 3166) whose national phone numbers need no country code.
    """
    if kind == "name":
        return parse_name(text, language, data_dir=data_dir)
    if kind == "phone":
        return parse_phone(text, region, data_dir=data_dir)
    if kind == "address":
        return parse_address(text, data_dir=data_dir)
    if kind == "reference":
        return parse_reference(text, data_dir=data_dir)
    raise ValueError(f"no such kind of contact answer: {kind}")
