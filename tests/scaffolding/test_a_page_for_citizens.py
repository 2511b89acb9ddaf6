"""A page for citizens is added by its row: shown in every language, with guard and policy."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

SHOWN = """
from intake.settings import SECRETS, Settings
from webhook import create_app

app = create_app(Settings.from_env(dict.fromkeys(SECRETS, "test")))
for address in ("gemeente-leek", "gemeente-leek?language=de", "nowhere"):
    page = app.test_client().get(f"/privacy/{address}")
    heading = page.text.partition("<h1>")[2].partition("</h1>")[0]
    print(page.status_code, heading, "script-src 'self'" in page.headers["Content-Security-Policy"])
print(app.extensions["guards"]["privacy"])
"""


def test_it_is_shown_to_everyone(added: Callable[..., Copy]) -> None:
    assert added("A page for citizens").says(SHOWN).splitlines() == [
        "200 Uw gegevens bij Gemeente Leek True",
        "200 Ihre Daten bei Gemeente Leek True",
        "404  True",
        "open_to_all",
    ]
