"""A gateway over real HTTP whose Rasa is a fake, for the simulator's own tests."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from werkzeug.serving import make_server

from intake.migrate import upgrade
from intake.settings import Settings
from webhook import build_exchange, create_app
from webhook.exchange import Exchange
from webhook.reply import Choice, Command, Message, Reply


class EchoingRasa:
    """Says what it was sent, and offers a choice."""

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        said = turn if isinstance(turn, str) else turn.name
        message = Message(f"{said} at {metadata['now']}", (Choice("Ja", Command("affirm")),))
        return Reply((message,), ({"type": "expect", "kind": "choice"},))

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        return None


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    names = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
    secrets = {f"INTAKE_{name}": "test" for name in names}
    url = f"sqlite:///{tmp_path_factory.mktemp('gateway') / 'intake.db'}"
    upgrade(url)
    given = {"INTAKE_DATABASE_URL": url, "INTAKE_DATA_KEY": Fernet.generate_key().decode()}
    return Settings.from_env({**secrets, **given, "INTAKE_ENV": "test"})


@pytest.fixture(scope="session")
def exchange(settings: Settings) -> Iterator[Exchange]:
    exchange = replace(build_exchange(settings), rasa=EchoingRasa())
    yield exchange
    exchange.engine.dispose()


@pytest.fixture(scope="session")
def gateway(settings: Settings, exchange: Exchange) -> Iterator[str]:
    """The address of a running gateway."""
    server = make_server("127.0.0.1", 0, create_app(settings, exchange), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
