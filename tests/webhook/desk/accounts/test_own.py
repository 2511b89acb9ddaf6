"""One's own account."""

from collections.abc import Callable

import pyotp

from intake.database import read_scope
from intake.staff import second_factor
from intake.staff.administration import acts
from tests.clocks import SetClock
from tests.webhook.desk.accounts.conftest import Code, Who
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD
from webhook.services import Services

SignIn = Callable[[str], Browser]
Telephone = Callable[[str], Code]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def which(page: str) -> list[str]:
    """The sign-ins on a page that can be ended."""
    return [part.split('"')[0] for part in page.split('name="which" value="')[1:]]


def test_it_says_where_one_is_signed_in_and_what_one_may(
    fatima: Browser, browse: Callable[[], Browser]
) -> None:
    other = browse()
    other.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    other.sign_in("fatima")
    page = fatima.get("/desk/account").text
    assert "Firefox, Linux" in page
    assert page.count("Deze browser") == 1
    assert "Ziet en behandelt de zaken en afspraken van de eigen afdelingen." in page
    assert len(which(page)) == 1


def test_one_sign_in_is_ended_from_another(fatima: Browser, sign_in: SignIn) -> None:
    lost, other = sign_in("fatima"), sign_in("joost")
    page = fatima.get("/desk/account").text
    theirs = which(fatima.get("/desk/account").text)[0]
    other.form("/desk/account/sign-ins/end", which=theirs)
    assert lost.get("/desk").status_code == 200, "somebody else's is not one's to end"
    assert fatima.form("/desk/account/sign-ins/end", which=which(page)[0]).status_code == 303
    assert lost.get("/desk").status_code == 303
    assert fatima.get("/desk").status_code == 200


def test_all_others_are_ended_at_once(fatima: Browser, sign_in: SignIn) -> None:
    others = [sign_in("fatima") for _ in range(2)]
    fatima.form("/desk/account/sign-ins/end", others="yes")
    assert [one.get("/desk").status_code for one in others] == [303, 303]
    assert fatima.get("/desk").status_code == 200


def test_a_telephone_is_set_up_by_choice(
    fatima: Browser, services: Services, who: Who, clock: SetClock
) -> None:
    assert "Nog niet ingesteld." in fatima.get("/desk/account").text
    page = fatima.form("/desk/account/second-factor").text
    totp = pyotp.TOTP(page.split("<code>")[1].split("</code>")[0].replace(" ", ""))
    wrong = fatima.form("/desk/account/second-factor/confirm", code="000000")
    assert (wrong.status_code, "Deze code klopt niet" in wrong.text) == (422, True)
    told = fatima.form("/desk/account/second-factor/confirm", code=totp.at(clock.now()))
    assert told.text.count("<li><code>") == 10
    assert "Ingesteld. U hebt nog 10 herstelcodes." in fatima.get("/desk/account").text
    with read_scope(services.engine) as session:
        assert second_factor.is_set(session, who("fatima").id)
        noted = [row.act for row in acts.of_account(session, who("fatima").id, most=1)]
    assert noted == ["factor_set"]


def test_another_telephone_and_new_spare_codes_need_a_code(
    fatima: Browser, telephone: Telephone
) -> None:
    code = telephone("fatima")
    for path in ("second-factor", "spare-codes"):
        refused = fatima.form(f"/desk/account/{path}", code="000000")
        assert (refused.status_code, "<svg" in refused.text) == (422, False)
    assert "<svg" in fatima.form("/desk/account/second-factor", code=code()).text
    fresh = fatima.form("/desk/account/spare-codes", code=code())
    assert fresh.text.count("<li><code>") == 10


def test_whoever_tries_codes_there_is_stopped(fatima: Browser, telephone: Telephone) -> None:
    code = telephone("fatima")
    for _ in range(8):
        fatima.form("/desk/account/spare-codes", code="000000")
    assert fatima.form("/desk/account/spare-codes", code=code()).status_code == 429
    assert fatima.form("/desk/account/second-factor/confirm", code=code()).status_code == 429


def test_a_new_password_is_shown_to_who_gives_the_old_and_ends_it(
    fatima: Browser, sign_in: SignIn, browse: Callable[[], Browser]
) -> None:
    other = sign_in("fatima")
    page = fatima.form("/desk/account/password", password=PASSWORD)
    made = page.text.split("<code>")[1].split("</code>")[0]
    assert (page.status_code, len(made)) == (200, 19)
    assert fatima.get("/desk").status_code == 200
    assert other.get("/desk").status_code == 303
    assert browse().sign_in("fatima").status_code == 403
    assert browse().sign_in("fatima", made).status_code == 303


def test_who_sits_at_a_desk_that_was_left_open_guesses_a_few_times_only(fatima: Browser) -> None:
    tried = [fatima.form("/desk/account/password", password="guessed") for _ in range(9)]
    assert [page.status_code for page in tried] == [422] * 8 + [429]
    assert "Dit is niet uw wachtwoord." in tried[0].text
    assert int(tried[-1].headers["Retry-After"]) > 0
