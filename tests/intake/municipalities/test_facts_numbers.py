"""A number is dialled as E.164 and said in the groups that its municipality's profile gives."""

import pytest
from pydantic import TypeAdapter

from intake.advice.answers import national
from intake.municipalities.facts import Phone

NUMBER: TypeAdapter[str] = TypeAdapter(Phone)


@pytest.mark.parametrize(
    ("written", "e164", "said"),
    [
        ("+32 3 22 11 333", "+3232211333", "03 22 11 333"),
        ("+3232211333", "+3232211333", "03 221 13 33"),
        ("+49 2452 97620", "+49245297620", "02452 97620"),
        ("+4924 5297620", "+49245297620", "02452 97620"),
    ],
)
def test_groups_are_kept_for_what_is_said_only(written: str, e164: str, said: str) -> None:
    number = NUMBER.validate_python(written)
    assert number == e164
    assert national(number) == said
