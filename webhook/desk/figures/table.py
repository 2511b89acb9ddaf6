"""Figures as a file that a spreadsheet opens and never runs."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from webhook.desk.figures.view import Figures
from webhook.desk.page import say

MARK = "\ufeff"
"""By which a spreadsheet knows UTF-8."""
RUN = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection)."""


def as_csv(figures: Figures) -> str:
    """Return every figure in a row: what it is, of what, how much. Hidden counts stay hidden."""
    file = StringIO()
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    rows.writerows(map(_safe, _rows(figures)))
    return MARK + file.getvalue()


def _rows(figures: Figures) -> Iterator[tuple[str, str, str]]:
    yield say()("figures_contacts"), "", figures.total
    yield say()("figures_cases"), "", figures.cases
    for chart in figures.charts:
        for bar in chart.bars:
            yield chart.name, bar.label, bar.told or _count(bar.count)
    for fact in (*figures.times, *figures.shares):
        yield fact.name, "", fact.value


def _count(count: int | None) -> str:
    return say()("figures_hidden") if count is None else str(count)


def _safe(row: Iterable[str]) -> list[str]:
    """Return the cells so that each is read as text: a quote stands before what would be run."""
    return [f"'{cell}" if cell.startswith(RUN) else cell for cell in row]
