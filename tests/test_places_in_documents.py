"""What a document names is there, and the architecture tells what is in every room."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACE = re.compile(r"`((?:actions|bot|data|deploy|intake|tests|webhook)/[\w./<>-]+)`")
TO_BE_MADE = re.compile(r"New file `([^`]+)`")
FOLLOWED = ("add-a-language.md", "add-a-municipality.md", "write-an-answer.md")
"""Guides that make up a municipality or a language: tests of their own follow them."""
GUIDES = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name not in FOLLOWED)
DOCUMENTS = ("CONTRIBUTING.md", "README.md", *(f"docs/{name}" for name in GUIDES))
ROOMS = sorted(
    f"{package}/{path.parent.name}"
    for package in ("actions", "bot", "intake", "webhook")
    for path in (ROOT / package).glob("*/__init__.py")
)


def is_there(place: str) -> bool:
    """Say whether a file, a folder or a module is there; what stands in <> may be anything."""
    pattern = re.sub("<[a-z]+>", "*", place.rstrip("/"))
    return any(any(ROOT.glob(f"{pattern}{suffix}")) for suffix in ("", ".py"))


def places(text: str) -> list[str]:
    to_be_made = set(TO_BE_MADE.findall(text))
    return [place for place in PLACE.findall(text) if place not in to_be_made]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_names_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [place for place in places(text) if not is_there(place)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_architecture_tells_what_is_in_a_room(room: str) -> None:
    package, name = room.split("/")
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("## One turn")[0]
    table = told.split(f"| `{package}/` | what is in the room |")[1].split("\n\n")[0]
    assert re.search(rf"`(?:channels/)?{name}/?`", table)


def test_what_is_not_there_is_found() -> None:
    assert not is_there("intake/nowhere/") and not is_there("data/<language>/nowhere.yml")
    told = "see `intake/nowhere.py`. New file `intake/new.py`: then `intake/new.py`"
    assert places(told) == ["intake/nowhere.py"]
