"""What a spreadsheet would run is text."""

import pytest

from webhook.desk.figures.table import _safe


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert _safe([cell, "words"]) == [f"'{cell}", "words"]
