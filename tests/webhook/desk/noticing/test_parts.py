"""A part is known by what a page shows of it, and by nothing that its clerk may not see."""

from collections.abc import Callable

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.noticing.conftest import Page
from webhook.desk.noticing.parts import NOTHING, Part, named


def test_what_nobody_knows_is_no_part() -> None:
    assert named("list", "") == Part("list")
    assert named("case", "12345678") == Part("case", "12345678")
    assert named("anything", "12345678") is NOTHING


def test_a_case_of_another_department_tells_nothing(
    sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    for who in ("anneke", "ruben"):
        for kind in ("case", "chat"):
            page = Page(sign_in(who), kind, examples.references["stairlift"])
            assert page.answer.status_code == 404
            assert page.stream is None


def test_a_page_without_anything_of_others_never_changes(fatima: Browser) -> None:
    page = Page(fatima)
    assert page.hears().keys() == {"calls"}
    assert page.stream.seen == ""
