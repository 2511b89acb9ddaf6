"""Small counts are hidden on the page, too."""

import re

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples


def test_no_count_below_five_is_on_the_page(lena: Browser, examples: Examples) -> None:
    page = lena.get("/desk/figures").text
    counts = [int(n) for n in re.findall(r'<td class="n">(\d+)</td>', page)]
    assert counts and not [n for n in counts if 0 < n < 5]
    assert "verborgen</td>" in page
    assert "te weinig om te zeggen" in page


def test_it_speaks_german(lena: Browser, examples: Examples) -> None:
    assert "Was daraus wurde" in lena.get("/desk/figures?language=de").text
