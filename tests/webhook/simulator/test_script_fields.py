"""What a key of a script may hold."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from webhook.simulator.script_fields import Duration, Patterns, Press


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("90s", timedelta(seconds=90)),
        ("1h30m", timedelta(minutes=90)),
        ("2d", timedelta(days=2)),
    ],
)
def test_a_length_of_time_is_read(written: str, length: timedelta) -> None:
    assert TypeAdapter(Duration).validate_python(written) == length


@pytest.mark.parametrize("written", ["6 minutes", "", "m", "1h 30m", 5])
def test_what_is_no_length_of_time_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="no length of time"):
        TypeAdapter(Duration).validate_python(written)


def test_a_choice_or_keys_are_pressed() -> None:
    press: TypeAdapter[int | str] = TypeAdapter(Press)
    assert [press.validate_python(one) for one in (2, "0", "12#")] == [2, "0", "12#"]
    for wrong in (0, -1, "", "one", "1a"):
        with pytest.raises(ValidationError, match="neither the number of a choice"):
            press.validate_python(wrong)


def test_patterns_know_no_capitals_and_run_over_lines() -> None:
    (found,) = TypeAdapter(Patterns).validate_python("waar.wilt")
    assert found.search("WAAR\nwilt u")
    with pytest.raises(ValidationError, match="no regular expression"):
        TypeAdapter(Patterns).validate_python(["("])
