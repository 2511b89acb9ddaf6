"""The documentation of this repository as pages: its Markdown, and the pictures in it."""

from pathlib import Path

from flask import Blueprint, Response, abort, make_response, render_template, send_file
from markdown_it import MarkdownIt

from intake.settings import ROOT

documentation = Blueprint("documentation", __name__, url_prefix="/documentation")

AT_THE_TOP = (
    *("README.md", "README.nl.md", "README.de.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("CHANGELOG.md", "LICENSE.md"),
)
PICTURES = (".png", ".svg")
LABEL = "Documentation"
MENU = {"README.md": "Start", "docs/architecture.md": "Architecture", "CHANGELOG.md": "Changes"}
"""In English, as the documentation itself is; citizens are not sent here."""


@documentation.get("/<path:name>")
def show(name: str) -> Response:
    """Show a page or picture under the path that it has in the repository, so that its links work.

    404 for everything that is no documentation.
    """
    file = _known().get(name)
    if file is None:
        abort(404)
    if file.suffix in PICTURES:
        return send_file(file)
    # Without HTML of its own: then nothing in a page can reach beyond the policy.
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    text = file.read_text(encoding="utf-8")
    title = text.lstrip("# ").partition("\n")[0]
    content = reader.render(text)
    return make_response(
        render_template("documentation.html", title=title, content=content, label=LABEL, menu=MENU)
    )


def _known() -> dict[str, Path]:
    """Return every page and picture by its path; whoever asks for another gets none."""
    docs = [path for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", *PICTURES)]
    top = [ROOT / name for name in AT_THE_TOP]
    return {path.relative_to(ROOT).as_posix(): path for path in (*top, *docs) if path.is_file()}
