"""docs/accepted-risks.md names all that Rasa holds back, at the version that is installed."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "accepted-risks.md").read_text(encoding="utf-8")
PIN = re.compile(r"`([a-z0-9][a-z0-9._-]*)==([^`]+)`")
NEEDS = re.compile(r"^Requires-Dist: ([A-Za-z0-9._-]+)[^(;]*\(([^)]*)\)", re.MULTILINE)


def locked() -> dict[str, str]:
    """Every library of Rasa's environment by its name, as the lock file has it."""
    text = (ROOT / "requirements" / "rasa.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, re.MULTILINE))


def capped() -> set[str]:
    """What Rasa asks for below some version, of what is installed."""
    (told,) = (ROOT / ".venv" / "rasa").glob("lib/*/site-packages/rasa-3.*.dist-info/METADATA")
    found = NEEDS.findall(told.read_text(encoding="utf-8"))
    held = {_named(name) for name, bounds in found if "<" in bounds or "==" in bounds}
    return held & set(locked())


def test_every_pin_that_is_named_is_the_one_that_is_installed() -> None:
    named = dict(PIN.findall(PAGE))
    assert len(named) > 60
    assert {name: locked().get(name) for name in named} == named


def test_everything_that_rasa_holds_back_is_named() -> None:
    assert capped() - set(dict(PIN.findall(PAGE))) == set()


def _named(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
