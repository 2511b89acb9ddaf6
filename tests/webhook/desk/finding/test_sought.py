"""What a clerk typed is read as what it is."""

import pytest

from tests.webhook.desk.finding.numbers import REFERENCE, WRONG
from webhook.desk.finding.sought import LONGEST, Sought, read


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        (REFERENCE, "reference", REFERENCE),
        (f"zaak {REFERENCE[:4]} {REFERENCE[4:]}", "reference", REFERENCE),
        (WRONG, "wrong_digits", WRONG),
        (f"nummer {WRONG}", "wrong_digits", WRONG),
        ("06 12345678", "phone", "+31612345678"),
        ("+49 151 12345678", "phone", "+4915112345678"),
        ("0031612345678", "phone", "+31612345678"),
        ("(0594) 55 10 00", "phone", "+31594551000"),
        ("12", "few_digits", "12"),
        ("!!!", "few_digits", ""),
        ("Dijkstra", "words", "Dijkstra"),
        (f"Dijkstra en {WRONG}", "words", f"Dijkstra en {WRONG}"),
        ("mail van h.dijkstra@voorbeeld.example", "email", "h.dijkstra@voorbeeld.example"),
        ("trap\0lift", "words", "trap lift"),
    ],
)
def test_it_is_read_as_what_it_is(typed: str, kind: str, value: str) -> None:
    assert read(typed, "NL") == Sought(kind, value)  # type: ignore[arg-type]


def test_a_number_is_read_as_in_the_country() -> None:
    assert read("02452 1234567", "DE").value == "+4924521234567"


def test_a_whole_letter_is_cut_off() -> None:
    assert len(read("woord " * 100, "NL").value) == LONGEST
