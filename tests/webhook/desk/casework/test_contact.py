"""A clerk corrects contact data; the history says that, never what they were."""

from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook.services import Services

GIVEN = {"name": "Henk Dykstra", "phone": "06 22222222", "email": "", "address": "Dorpsplein 1"}


def kept(services: Services, examples: Examples, key: str) -> dict[str, str]:
    with read_scope(services.engine) as session:
        book = ContactBook(session, services.settings.data_key)
        return book.all(examples.conversations[key])


def test_what_was_typed_is_kept_and_found(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "contact", **GIVEN).status_code == 303
    assert kept(services, examples, "stairlift") == {
        "name": "Henk Dykstra", "phone": "+31622222222", "address": "Dorpsplein 1",
    }  # fmt: skip
    page = fatima.get(f"/desk/cases/{reference}").text
    assert "veranderde de gegevens" in page
    assert reference in fatima.get("/desk/find?sought=0622222222").text
    assert reference not in fatima.get("/desk/find?sought=0612345678").text


def test_no_history_has_the_values(fatima: Browser, services: Services, examples: Examples) -> None:
    from intake import cases

    fatima.act(examples.references["stairlift"], "contact", **GIVEN)
    with session_scope(services.engine) as session:
        acts = cases.history(session, examples.references["stairlift"])
    (changed,) = [one.detail for one in acts if one.act == "contact"]
    assert changed == {"kinds": ["address", "name", "phone"]}


def test_nothing_changes_where_something_is_wrong_and_it_stands_there_again(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    before = kept(services, examples, "stairlift")
    for wrong, told in (
        ({"phone": "bel maar"}, "Dit is geen telefoonnummer."),
        ({"email": "henk"}, "Dit is geen e-mailadres."),
    ):
        refused = fatima.act(examples.references["stairlift"], "contact", **{**GIVEN, **wrong})
        assert refused.status_code == 422
        assert told in refused.text and 'value="Henk Dykstra"' in refused.text
    assert kept(services, examples, "stairlift") == before


def test_who_was_overtaken_changes_nothing(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    assert fatima.act(reference, "contact", version=99, **GIVEN).status_code == 409
    others = fatima.act(examples.references["help_at_home"], "contact", **GIVEN)
    assert others.status_code == 409
    assert kept(services, examples, "stairlift")["phone"] == "+31612345678"
