"""Whether the system can serve a citizen now."""

from flask.testing import FlaskClient
from sqlalchemy import text

from intake.database import session_scope
from tests.webhook.full_store import full
from webhook.services import Services


def test_without_its_tables_the_system_is_not_ready(
    client: FlaskClient, services: Services
) -> None:
    assert client.get("/readyz").json["parts"]["database"] is True
    with session_scope(services.engine) as session:
        session.execute(text("DROP TABLE conversations"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json["ready"] is answer.json["parts"]["database"] is False
    assert client.get("/healthz").status_code == 200


def test_a_store_that_takes_nothing_in_is_not_ready_until_it_does(
    client: FlaskClient, services: Services
) -> None:
    with full(services.engine):
        assert client.get("/readyz").json["parts"]["database"] is False
    assert client.get("/readyz").json["parts"]["database"] is True
