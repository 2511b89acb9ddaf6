"""Texts with personal data and without, and what is left of each."""

import re
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
COUNTRIES = {"nl": "NL", "de": "DE"}


def _load(name: str) -> Any:
    return yaml.load((HERE / name).read_bytes(), yaml.CSafeLoader)


PERSONAL = [
    (lang, said, left) for lang, c in _load("personal.yml").items() for said, left in c.items()
]
HARMLESS = [(lang, said) for lang, lines in _load("harmless.yml").items() for said in lines]


def of(*kinds: str) -> list[tuple[str, str, str]]:
    """Return the cases in which nothing but these kinds is found."""
    return [case for case in PERSONAL if set(re.findall(r"\[(\w+)\]", case[2])) <= {*kinds}]


BY_MODULE = {
    "addresses": of("address"),
    "papers": of("identity_paper", "driving_licence", "plate", "file_number"),
    "passwords": of("secret"),
    "codes": of("iban", "bg_number", "svnr", "customer_number"),
    "emails": of("email"),
    "numbers": of("bsn", "rijksregisternummer", "steuer_id", "card_number", "phone"),
    "births": of("date_of_birth"),
    "people": of("name"),
}
MIXED = [case for case in PERSONAL if not any(case in found for found in BY_MODULE.values())]
