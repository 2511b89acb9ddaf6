"""A script is read, and every mistake in one is told in one sentence with file, step and key."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from webhook.simulator.script import Script, ScriptError, load

HEAD = "municipality: gemeente-leek\nlanguage: nl\n"
WHOLE = """
municipality: gemeente-leek
channel: chat
language: nl
at: 2014-02-06T10:29:00+01:00
steps:
  - expect: {says: [computer], language: nl}
  - say: ik wil een afspraak
    expect: {says: waar, not_says: [fout], offers: [gemeentehuis], directive: choice}
  - press: 2
  - button: Ja
    expect:
      case: none
      booking: {office: town_hall, at: 2014-02-06T11:00:00+01:00}
  - advance: 1h30m
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "script.yml"
    path.write_text(text, encoding="utf-8")
    return path


def mistake(tmp_path: Path, text: str) -> str:
    with pytest.raises(ScriptError) as caught:
        load(written(tmp_path, text))
    return str(caught.value)


def test_a_whole_script_is_read(tmp_path: Path) -> None:
    script = load(written(tmp_path, WHOLE))
    assert script.at == datetime(2014, 2, 6, 9, 29, tzinfo=UTC)
    acts = [{}, {"say": "ik wil een afspraak"}, {"press": 2}, {"button": "Ja"}]
    assert [step.acts for step in script.steps] == [*acts, {"advance": timedelta(minutes=90)}]


def test_silence_and_hanging_up_need_no_value() -> None:
    script = Script.model_validate(
        {
            "municipality": "gemeente-leek",
            "channel": "voice",
            "language": "nl",
            "steps": ["silence", "hang_up"],
        }
    )
    assert [step.acts for step in script.steps] == [{"silence": True}, {"hang_up": True}]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("[{say: hoi, expct: {}}]", ", step 1, expct: is no key of a script."),
        ("[{say: hoi}, {press: 0}]", ", step 2, press: is neither the number of a choice nor keys"),
        ("[{say: hoi}, {press: one}]", ", step 2, press: is neither the number of a choice nor"),
        ("[{say: hoi}, {press: '12#'}]", ": step 2, press: happens on the telephone only."),
        ("[{say: hoi}, {transfer: busy}]", ": step 2, transfer: happens on the telephone only."),
        ("[{say: hoi}, again]", ": step 2, again: happens on the telephone only."),
        ("[{say: hoi, expect: {case: {departement: isd}}}]", ", step 1, expect.case.departement: "),
        ("[{say: hoi, expect: {says: ['(']}}]", ", step 1, expect.says.0: is no regular "),
        ("[{say: hoi, expect: {directive: pone}}]", ", step 1, expect.directive: "),
        ("[{advance: 6 minutes}]", ", step 1, advance: is no length of time such as 90s, 6m"),
        ("[{advance: 5}]", ", step 1, advance: is no length of time"),
        ("[{say: hoi, press: 1}]", ": step 1 needs exactly one of say, press, button"),
        ("[{say: hoi}, {expect: {says: hoi}}]", ": step 2 needs exactly one of "),
        ("[{}]", ": step 1 needs exactly one of "),
        ("[{say: hoi}, silence]", ": step 2, silence: happens on the telephone only."),
        ("[1]", ", step 1: must be keys and values."),
        ("[]", ", steps: "),
    ],
)
def test_a_mistake_is_told_with_step_and_key(tmp_path: Path, steps: str, told: str) -> None:
    text = mistake(tmp_path, f"{HEAD}steps: {steps}\n")
    assert text.startswith(f"{tmp_path / 'script.yml'}{told}")
    assert text.endswith(".") and "\n" not in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("language: nl\nsteps: [{say: hoi}]\n", ", municipality: is missing."),
        (HEAD + "at: 2014-02-06T10:29:00\nsteps: [{say: hoi}]\n", ", at: "),
        (HEAD + "channel: fax\nsteps: [{say: hoi}]\n", ", channel: "),
        (HEAD + "steps: [\n", ": is no YAML: "),
        ("- say: hoi\n", ": must be keys and values."),
        ("", ": must be keys and values."),
    ],
)
def test_a_mistake_in_the_head_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert mistake(tmp_path, text).startswith(f"{tmp_path / 'script.yml'}{told}")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"nowhere\.yml: No such file"):
        load(tmp_path / "nowhere.yml")
