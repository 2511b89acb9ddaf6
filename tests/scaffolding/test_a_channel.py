"""A channel is added by its row: a conversation is opened on it and takes a turn."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

TURN = """
from dataclasses import replace
from cryptography.fernet import Fernet
from intake.commands.migrate import upgrade
from intake.conversations import get
from intake.database import read_scope
from intake.settings import Settings
from intake.wording.texts import Texts
from tests.webhook.fake_rasa import FakeRasa
from webhook import build_services, create_app

names = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
settings = Settings.from_env({
    **{f"INTAKE_{name}": "test" for name in names},
    "INTAKE_DATA_KEY": Fernet.generate_key().decode(),
    "INTAKE_DATABASE_URL": "sqlite:///kiosk.db",
    "INTAKE_ENV": "test",
})
upgrade(settings.database_url)
rasa = FakeRasa()
services = replace(build_services(settings), rasa=rasa)
client = create_app(settings, services).test_client()
opened = client.post("/kiosk/gemeente-leek").get_json()
print(len(opened["said"]))
turn = {"id": "1", "text": "hallo"}
print(client.post(f"/kiosk/gemeente-leek/{opened['conversation']}", json=turn).get_json()["said"])
print(rasa.sent[-1].metadata["channel"])
with read_scope(services.engine) as session:
    print(get(session, opened["conversation"]).channel)
for locale in ("nl-NL", "de-DE"):
    print(Texts(settings.data_dir, "desk").prompt("channel_kiosk", locale))
"""


def test_a_conversation_is_had_on_it(added: Callable[..., Copy]) -> None:
    copy = added("A channel", "tests/webhook/fake_rasa.py", "pyproject.toml")
    here = ["Scherm in de hal", "Bildschirm in der Halle"]
    assert copy.says(TURN).splitlines() == ["2", "['Goed.']", "chat", "kiosk", *here]
