"""Contact data as a clerk types them become what is kept."""

import pytest

from webhook.desk.casework.contact_form import LONGEST, NoSuchEmail, NoSuchPhone, read


def test_each_value_is_made_fit() -> None:
    typed = {"name": " Anna\0 Müller ", "phone": "0151 12345678", "email": "a@b.example"}
    assert read(typed, "DE") == {
        "name": "Anna  Müller", "phone": "+4915112345678", "email": "a@b.example", "address": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"phone": "12"}, NoSuchPhone),
        ({"phone": "bel"}, NoSuchPhone),
        ({"email": "a@"}, NoSuchEmail),
    ],
)
def test_what_is_none_is_refused(typed: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        read(typed, "NL")


def test_no_value_is_endless() -> None:
    assert len(read({"name": "a" * 999}, "NL")["name"]) == LONGEST
