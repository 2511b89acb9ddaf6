"""What a clerk does with a case."""

from collections.abc import Callable

from intake import cases
from intake.settings import ROOT
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.handled_cases import acts
from webhook import BODY_BYTES
from webhook.services import Services

SignIn = Callable[[str], Browser]


def test_a_clerk_takes_a_case_and_finishes_it(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "claim").status_code == 303
    assert "Deze zaak is nu van u." in fatima.get(f"/desk/cases/{reference}").text
    assert fatima.act(reference, "note", note="Gebeld, komt goed.").status_code == 303
    assert fatima.act(reference, "close", outcome="called_back").status_code == 303
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "Deze zaak is afgehandeld: Teruggebeld." in page
    assert "Gebeld, komt goed." in page
    assert acts(services, reference) == ["opened", "viewed", "claimed", "noted", "closed"]


def test_a_note_goes_along_with_whatever_is_pressed(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    fatima, lena = sign_in("fatima"), sign_in("lena")
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim", note="Ik bel zo.")
    fatima.act(reference, "release", note="Geen tijd.")
    fatima.act(reference, "claim")
    fatima.act(reference, "close", note="Is geregeld.", outcome="answered")
    fatima.act(reference, "reopen", note="Toch niet.")
    fatima.act(reference, "move", note="Hoort bij jullie.", department="isd")
    page = lena.get(f"/desk/cases/{reference}").text
    for note in ("Ik bel zo.", "Geen tijd.", "Is geregeld.", "Toch niet.", "Hoort bij jullie."):
        assert f"<blockquote>{note}</blockquote>" in page
    done = [act for act in acts(services, reference) if act != "viewed"]
    assert done[:5] == ["opened", "noted", "claimed", "noted", "released"]


def test_a_note_is_given_back_where_its_act_was_refused(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim")
    refused = fatima.act(reference, "close", note="Is geregeld.")
    assert "Kies eerst hoe het is afgelopen." in refused.text
    assert ">Is geregeld.</textarea>" in refused.text
    assert "noted" not in acts(services, reference)
    late = fatima.act(reference, "close", note="Af.", outcome="answered", version=1)
    assert late.status_code == 409
    assert ">Af.</textarea>" in late.text
    assert '<option value="answered" selected>' in late.text


def test_a_case_that_is_moved_has_no_owner_and_lies_in_the_other_list(
    sign_in: SignIn, examples: Examples
) -> None:
    fatima, anneke = sign_in("fatima"), sign_in("anneke")
    reference = examples.references["stairlift"]
    fatima.act(reference, "claim")
    moved = fatima.act(reference, "move", department="isd")
    assert moved.headers["Location"] == "/desk"
    told = fatima.get("/desk").text
    assert "De zaak staat nu in de lijst van ISD Noordenkwartier." in told
    assert fatima.get(f"/desk/cases/{reference}").status_code == 404
    assert f"claim-{reference}" in anneke.get("/desk").text
    history = anneke.get(f"/desk/cases/{reference}").text
    assert "verplaatste de zaak van Wmo-afdeling naar ISD Noordenkwartier." in history


def test_a_case_goes_back_into_the_list_and_is_opened_again(
    sign_in: SignIn, services: Services, examples: Examples
) -> None:
    fatima = sign_in("fatima")
    back, again = (examples.references[key] for key in ("stairlift", "wheelchair"))
    fatima.act(back, "claim")
    assert fatima.act(back, "release").status_code == 303
    assert fatima.act(again, "reopen").status_code == 303
    page = fatima.get("/desk").text
    assert f"claim-{back}" in page
    assert f"claim-{again}" in page
    assert acts(services, again)[-1] == "reopened"


def test_the_longest_note_passes_the_gateway_in_any_script(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    """Nine bytes a letter in a form: more than in any other script that people write."""
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "note", note="ह" * cases.LONGEST_NOTE).status_code == 303
    assert acts(services, reference)[-1] == "noted"


def test_the_proxy_of_the_guide_lets_through_what_the_gateway_takes() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert f"client_max_body_size {BODY_BYTES // 1024}k;" in guide


def test_a_note_keeps_no_personal_data(fatima: Browser, examples: Examples) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "note", note="Zijn bsn is 111222333.\r\nBel 0612345678 terug")
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "111222333" not in page
    assert "0612345678" not in page
    assert "Zijn bsn is [burgerservicenummer].\nBel [telefoonnummer] terug" in page
