"""What happened to a case, in sentences."""

import pytest
from sqlalchemy import select

from intake import cases
from intake.database import session_scope
from intake.messaging.outbox import Message
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.handled_cases import WORDS
from webhook.services import Services


@pytest.mark.parametrize(
    ("state", "delivery", "told"),
    [
        ("sending", None, "Die wordt zo verstuurd."),
        ("sent", "sent", "Die is verstuurd."),
        ("sent", "delivered", "Die is aangekomen."),
        ("failed", "undelivered", "Die is niet aangekomen."),
        ("given_up", None, "Die is niet aangekomen."),
    ],
)
def test_the_history_says_what_became_of_the_message(
    state: str,
    delivery: str | None,
    told: str,
    fatima: Browser,
    services: Services,
    examples: Examples,
) -> None:
    reference = examples.references["stairlift"]
    fatima.act(reference, "text", text=WORDS)
    with session_scope(services.engine) as session:
        message = session.scalars(select(Message)).one()
        message.state, message.delivery = state, delivery
    assert told in fatima.get(f"/desk/cases/{reference}").text


def test_why_a_case_is_where_it_is_names_the_danger(
    lena: Browser, services: Services, examples: Examples
) -> None:
    reference = examples.references["danger"]
    with session_scope(services.engine) as session:
        cases.get(session, reference).routing = ["danger=destitute", "department=kcc"]
    assert (
        "Gefahr: kein Essen oder kein Geld" in lena.get(f"/desk/cases/{reference}?language=de").text
    )
