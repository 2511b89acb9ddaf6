"""What was found in a text, and where."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "bsn",
    "rijksregisternummer",
    "steuer_id",
    "svnr",
    "bg_number",
    "customer_number",
    "iban",
    "card_number",
    "identity_paper",
    "driving_licence",
    "plate",
    "file_number",
    "secret",
    "phone",
    "email",
    "name",
    "address",
    "date_of_birth",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of personal data; `start` and `end` count characters of the text as given."""

    kind: Kind
    start: int
    end: int
    of_another: bool = False
    """Of a name: somebody else's than the speaker's, as far as the words tell."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text with every finding replaced by its kind in square brackets."""

    text: str
    found: tuple[Finding, ...]
