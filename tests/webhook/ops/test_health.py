"""Whether the system can serve a citizen now."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from intake.database import session_scope
from intake.monitoring.meters import Meters
from webhook.services import Services


@pytest.fixture
def services(services: Services) -> Services:
    """An installation that has counted nothing yet."""
    return replace(services, meters=Meters())


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
