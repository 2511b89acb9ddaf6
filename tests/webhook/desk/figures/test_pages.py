"""A lead sees the figures and takes them along; nobody else does."""

import csv
from collections.abc import Callable
from io import StringIO

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_a_lead_sees_what_became_of_contacts(lena: Browser, examples: Examples) -> None:
    page = lena.get("/desk/figures").text
    for words in ("Wat er van kwam", "Naar een medewerker", "Zorg en ondersteuning", "10 uur"):
        assert words in page
    assert page.count("<svg") == 7


def test_the_file_has_the_same_rows(lena: Browser, examples: Examples) -> None:
    file = lena.get("/desk/figures/file.csv?days=7")
    assert file.headers["Content-Disposition"] == 'attachment; filename="intake-7.csv"'
    rows = list(csv.reader(StringIO(file.text.removeprefix("\ufeff")), delimiter=";"))
    assert all(len(row) == 3 for row in rows)
    assert ["Zaken", "", "9"] in rows


def test_an_odd_period_is_the_longest(lena: Browser) -> None:
    assert "De laatste 28 dagen" in lena.get("/desk/figures?days=999").text


def test_a_clerk_has_no_such_page(fatima: Browser) -> None:
    assert "/desk/figures" not in fatima.get("/desk").text
    for path in ("/desk/figures", "/desk/figures/file.csv"):
        assert fatima.get(path).status_code == 403


def test_an_auditor_sees_those_of_every_department(
    lena: Browser, sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    file = "/desk/figures/file.csv"
    assert sign_in("noor").get(file).text == lena.get(file).text
