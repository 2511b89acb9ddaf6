"""A part is known by what a page shows of it, and by nothing that its clerk may not see."""

from collections.abc import Callable

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.noticing.conftest import Page
from webhook.desk.noticing.parts import GONE, NOTHING, Part, named


def test_what_nobody_knows_is_no_part() -> None:
    assert named("list", "") == Part("list")
    assert named("case", "12345678") == Part("case", "12345678")
    assert named("anything", "12345678") is NOTHING


def test_a_case_of_another_department_tells_nothing(
    sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    anneke = sign_in("anneke")
    for kind in ("case", "chat"):
        page = Page(anneke, kind, examples.references["stairlift"])
        page.hears()
        assert page.stream.seen == GONE


def test_a_page_without_anything_of_others_never_changes(fatima: Browser) -> None:
    page = Page(fatima)
    assert page.hears().keys() == {"calls"}
    assert page.stream.seen == ""
