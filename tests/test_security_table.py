"""docs/security.md has every requirement of ASVS 5.0 at levels 1 and 2, and names tests that exist.

The numbers are those of OWASP's own list (5.0.0, github.com/OWASP/ASVS); their words are not here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE
)
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
LAST = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1},
    **{"3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5},
    **{"6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2},
    **{"8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4},
    **{"10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4},
    **{"11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2},
    **{"13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1},
    **{"16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2},
}
"""By section, the last requirement of level 1 or 2; those of level 3 come after it in each."""


def wanted() -> set[str]:
    return {f"{section}.{n}" for section, last in LAST.items() for n in range(1, last + 1)}


def rows() -> list[tuple[str, str]]:
    """The number of each row and what it is shown by."""
    return [(row[0], row[4].strip()) for row in ROW.findall(PAGE)]


def left_out() -> Iterator[str]:
    """Every number under what does not apply, ranges written out."""
    table = PAGE.partition("## What does not apply")[2]
    for cell in re.findall(r"^\| (\d[^|]+) \|", table, re.MULTILINE):
        for part in cell.split(","):
            first, _, last = part.strip().partition("-")
            section, _, n = first.rpartition(".")
            end = int((last or first).rpartition(".")[2])
            yield from (f"{section}.{one}" for one in range(int(n), end + 1))


def test_every_requirement_is_there_once() -> None:
    counted = Counter([number for number, _ in rows()] + list(left_out()))
    assert {number for number, times in counted.items() if times > 1} == set()
    assert set(counted) == wanted()
    assert len(wanted()) == 253


def test_no_row_lacks_a_test_or_a_not() -> None:
    honest = ("**not met**: ", "not tested")
    told = {no: TEST.fullmatch(shown) or shown.startswith(honest) for no, shown in rows()}
    assert [no for no, there in told.items() if not there] == []


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE)
    assert len(named) > 90
    lost = [f"{file}::{name}" for file, name in named if not _is_there(file, name)]
    assert lost == []


def test_what_is_counted_is_counted_right() -> None:
    shown = [what for _, what in rows()]
    kinds = (bool(TEST.fullmatch(what)) for what in shown)
    told = [int(n) for n in re.findall(r"(\d+) are (?:shown|met|not)", PAGE)]
    not_met = sum("**not met**" in what for what in shown)
    tested = sum(kinds)
    assert told == [tested, len(shown) - tested - not_met, not_met]


def _is_there(file: str, name: str) -> bool:
    path = ROOT / "tests" / file
    return path.exists() and f"def {name}(" in path.read_text(encoding="utf-8")
