"""The table of settings says every name that the code reads, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"[A-Z][A-Z_]*[A-Z]")
READ = re.compile(
    r"""(?:(?<!request\.)environ(?:\.get\(|\.setdefault\(|\[)|_number\(environ,)\s*['"]([A-Z_]+)['"]"""
)
PLACES = ("actions", "bot", "deploy", "intake", "webhook")
NOT_OURS = {"PATH"}
"""Read, but the machine's and not of an installation."""


def read_by_the_code() -> set[str]:
    files = [path for place in PLACES for path in (ROOT / place).rglob("*.py")]
    names = {name for path in files for name in READ.findall(path.read_text(encoding="utf-8"))}
    named = (ROOT / "intake" / "settings.py").read_text(encoding="utf-8")
    names |= {name for name in re.findall(r'"([A-Z_]+)"', named) if NAME.fullmatch(name)}
    found = (ROOT / "deploy" / "find_python.sh").read_text(encoding="utf-8")
    names |= set(re.findall(r"\b(INTAKE_[A-Z_]+)", found))
    return names - NOT_OURS


def table() -> list[str]:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    settings = page.partition("\n## Settings\n")[2].partition("\n## ")[0]
    first = [line.split("|")[1] for line in settings.splitlines() if line.startswith("| `")]
    return [name for cell in first for name in re.findall(r"`([A-Z_]+)`", cell)]


def example() -> set[str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return {line[1:].partition("=")[0] for line in lines if re.match(r"#[A-Z_]+=", line)}


def test_every_setting_is_in_the_table_once() -> None:
    assert sorted(table()) == sorted(read_by_the_code())


def test_the_example_has_them_all() -> None:
    assert example() == set(table())


def test_the_reader_of_code_finds_names_of_every_kind() -> None:
    assert {
        "HOST",
        "INTAKE_PYTHON",
        "INTAKE_NOW",
        "PORT",
        "TWILIO_AUTH_TOKEN",
    } <= read_by_the_code()
