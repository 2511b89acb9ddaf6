"""No room is so full that nobody finds their way: few modules lie side by side."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST = 12
LARGE = {"webhook/desk", "webhook/channels/voice", "webhook/simulator"}
MOST_IN_LARGE = 20
ROOMS = sorted(
    str(init.parent.relative_to(ROOT))
    for package in ("webhook", "actions", "intake", "bot")
    for init in (ROOT / package).rglob("__init__.py")
)


@pytest.mark.parametrize("room", ROOMS)
def test_a_level_has_few_modules(room: str) -> None:
    modules = [file for file in (ROOT / room).glob("*.py") if file.stem != "__init__"]
    assert len(modules) <= (MOST_IN_LARGE if room in LARGE else MOST)
