"""From a module one finds its test by its name, and no room holds more than one can overlook."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("actions", "intake", "webhook")
BESIDE = ("__init__.py", "asgi.py")
"""What only names a package, or where a server finds it."""
SHORTEST = 30
"""Lines: what is shorter goes into its neighbour, and what is longer has a test of its own."""
MOST = 12
"""Modules on one level."""
MORE = {"webhook/desk": 20, "webhook/channels/voice": 20, "webhook/simulator": 20}
SHORT = {
    "intake/answer_bank/schema.py": "writes the schema of a file",
    "intake/tables.py": "knows every table, for migrations",
    "webhook/site/branding.py": "is shared by the pages of a municipality",
    "webhook/simulator/chat.py": "a command",
    "webhook/simulator/sms.py": "a command",
}
"""Modules that stay short, and why."""
ERRORS = "errors.py"
"""Holds what can go wrong with a package, however little that is."""

MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if path.name not in BESIDE and "migrations" not in path.parts
)
ROOMS = sorted({str(Path(module).parent) for module in MODULES})


def lines(module: str) -> int:
    return len((ROOT / module).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", [one for one in MODULES if lines(one) > SHORTEST])
def test_a_module_has_a_test_of_its_name(module: str) -> None:
    path = Path(module)
    name = path.stem.strip("_")  # of __main__
    folder = ROOT / "tests" / path.parent
    tests = [*folder.glob(f"test_{name}.py"), *folder.glob(f"test_{name}_*.py")]
    assert tests, f"tests/{path.parent}/test_{name}.py"


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_too_short_to_stand_alone(module: str) -> None:
    allowed = module in SHORT or Path(module).name == ERRORS
    assert lines(module) >= SHORTEST or allowed


@pytest.mark.parametrize("room", ROOMS)
def test_no_level_has_more_modules_than_one_can_overlook(room: str) -> None:
    here = [module for module in MODULES if str(Path(module).parent) == room]
    assert len(here) <= MORE.get(room, MOST), here


def test_no_exception_outlives_its_module() -> None:
    assert set(SHORT) <= set(MODULES)
    assert set(MORE) <= set(ROOMS)
