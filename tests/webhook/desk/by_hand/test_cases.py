"""A clerk makes a case for who came another way."""

import re

import pytest

from intake import cases
from intake.database import read_scope
from tests.webhook.desk.conftest import Browser
from webhook.services import Services

TYPED = {
    "channel": "counter",
    "language": "nl",
    "summary": "Staat aan de balie over de traplift.",
    "matter": "service:stairlift",
    "wants": "callback",
    "name": "Ans Boer",
    "phone": "0611111111",
}


def test_a_case_is_made_and_taken_with_one_press(fatima: Browser, services: Services) -> None:
    made = fatima.form("/desk/cases/new", **TYPED, take="1")
    (reference,) = re.findall(r"\d{8}", made.headers["Location"])
    page = fatima.get(made.headers["Location"]).text
    assert f"{reference[:4]} {reference[4:]}" in page and "Het nummer voor de inwoner" in page
    assert "Balie" in page and "Door een medewerker gemaakt" in page
    with read_scope(services.engine) as session:
        case = cases.get(session, reference)
    assert (case.department, case.status, case.service) == ("wmo", "claimed", "stairlift")
    assert reference in fatima.get("/desk/find?sought=boer").text


def test_a_case_of_another_department_is_told_by_its_number(fatima: Browser) -> None:
    made = fatima.form("/desk/cases/new", **TYPED | {"matter": "topic:income"}, take="1")
    assert made.headers["Location"] == "/desk"
    assert "Het nummer voor de inwoner" in fatima.get("/desk").text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"matter": ""}, "Kies eerst een onderwerp."),
        ({"matter": "service:nothing"}, "Kies eerst een onderwerp."),
        ({"summary": " "}, "Schrijf eerst waar het om gaat."),
        ({"summary": "a" * 2001}, "hoogstens 2000 tekens"),
        ({"phone": "12"}, "Dit is geen telefoonnummer."),
        ({"email": "ans"}, "Dit is geen e-mailadres."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    wrong: dict[str, str], told: str, fatima: Browser
) -> None:
    refused = fatima.form("/desk/cases/new", **TYPED | wrong)
    assert (refused.status_code, told in refused.text) == (422, True)
    assert 'value="Ans Boer"' in refused.text


def test_what_was_sought_stands_in_the_form(fatima: Browser) -> None:
    assert 'value="06 22222222"' in fatima.get("/desk/cases/new?sought=06+22222222").text
    assert 'value="Ans Boer"' in fatima.get("/desk/cases/new?sought=Ans+Boer").text
    assert "/desk/cases/new?sought=Ans+Boer" in fatima.get("/desk/find?sought=Ans+Boer").text
