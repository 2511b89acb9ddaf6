"""What the link of an invitation leads to."""

from collections.abc import Callable

from tests.webhook.desk.accounts.conftest import Who
from tests.webhook.desk.conftest import Browser

Browse = Callable[[], Browser]


def test_looking_at_a_link_uses_nothing_up(wouter: Browser, browse: Browse, who: Who) -> None:
    told = wouter.form(f"/desk/staff/{who('fatima').id}/invite").text
    path = f"/desk/invitation/{told.split('/desk/invitation/')[1].split('<')[0]}"
    browser = browse()
    for _ in range(3):
        page = browser.get(path)
        assert (page.status_code, "Fatima El Idrissi" in page.text) == (200, True)
        assert page.headers["Cache-Control"] == "no-store"
    assert browser.client.post(path).status_code == 400, "only a form of this browser's uses it"
    assert browser.form(path).status_code == 200
    used = browser.form(path)
    assert (used.status_code, "Deze link werkt niet meer" in used.text) == (404, True)


def test_a_link_that_was_made_up_tells_nothing(browse: Browse) -> None:
    browser = browse()
    for path in ("/desk/invitation/x", f"/desk/invitation/{'a' * 500}"):
        assert browser.get(path).status_code == browser.form(path).status_code == 404
