"""What axe finds on a page, in the version that package-lock.json names."""

from playwright.sync_api import Page

from intake.settings import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
"""Deque's own package: what Python has of it is older."""
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
RUN = """(options) => axe.run(options).then(({ violations }) => violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`)))"""


def complaints(page: Page) -> list[str]:
    """Return each rule that the page breaks, in shadow roots too, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(RUN, OPTIONS))
