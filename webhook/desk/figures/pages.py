"""The page of figures, and the same as a file.

Both are made at each request: nothing is kept of them.
"""

from flask import Blueprint, Response

from webhook.desk.cases import Page
from webhook.desk.figures import view
from webhook.desk.figures.table import as_csv
from webhook.desk.page import show

figures = Blueprint("desk_figures", __name__, url_prefix="/desk/figures")


@figures.get("")
def index() -> Page:
    """Show the figures of the last `?days=`."""
    return show("figures.html", figures=view.look(), periods=view.DAYS)


@figures.get("/file.csv")
def file() -> Response:
    """Give the same figures to a spreadsheet: UTF-8 with its mark, semicolons, no formulas."""
    # A name that says nothing of the municipality: such files are sent around.
    name = f"intake-{view.asked_days()}.csv"
    return Response(
        as_csv(view.look()),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
