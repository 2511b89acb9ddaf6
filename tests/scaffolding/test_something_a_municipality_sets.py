"""A key of the profile is added by its row: checked, offered to editors, and heard by citizens."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy

GREETED = """
from cryptography.fernet import Fernet
from intake.commands.migrate import upgrade
from intake.settings import SECRETS, Settings
from webhook import create_app

settings = Settings.from_env({
    **dict.fromkeys(SECRETS, "test"),
    "INTAKE_DATA_KEY": Fernet.generate_key().decode(),
    "INTAKE_DATABASE_URL": "sqlite:///welcome.db",
})
upgrade(settings.database_url)
client = create_app(settings).test_client()
for municipality, language in (("voorbeeld", "nl"), ("voorbeeld", "de"), ("leek", "nl")):
    asked = {"municipality": f"gemeente-{municipality}", "language": language}
    opened = client.post("/api/chat", json=asked).get_json()
    print(*(message["text"] for message in opened["messages"][1:]))
"""
TESTS = "tests/intake/municipalities"


def test_it_is_said_where_it_is_set(added: Callable[..., Copy]) -> None:
    copy = added("Something a municipality may set for itself", "docs/add-a-municipality.md")
    form = copy.root / "data" / "municipalities" / "_example.yml"
    form.with_name("gemeente-voorbeeld.yml").write_text(form.read_text("utf-8"), "utf-8")
    assert copy.says(GREETED).splitlines() == [
        "Op 3 mei zijn wij dicht. Waarmee kan ik u helpen?",
        "Am 3. Mai haben wir geschlossen. Womit kann ich Ihnen helfen?",
        "Waarmee kan ik u helpen?",
    ]
    assert "mistakes found: 0" in copy.runs("-m", "intake.municipalities.check")


def test_the_form_the_guide_and_the_schema_are_right(added: Callable[..., Copy]) -> None:
    copy = added(
        "Something a municipality may set for itself",
        *("docs/add-a-municipality.md", "deploy", "pyproject.toml"),
        *("tests/conftest.py", "tests/our_words.py", "tests/intake/conftest.py"),
        *(f"{TESTS}/test_add_a_municipality.py", f"{TESTS}/test_schema.py"),
    )
    copy.runs("-m", "intake.municipalities.schema")
    assert " passed" in copy.runs("-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS)
    schema = copy.root / "data" / "municipalities" / "schema.json"
    assert '"welcome"' in schema.read_text("utf-8")
