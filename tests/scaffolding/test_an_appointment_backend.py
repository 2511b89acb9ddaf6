"""An appointment backend is added by its row: it passes the contract, and a profile names it."""

from collections.abc import Callable

from tests.scaffolding.conftest import Copy
from tests.scaffolding.steps import section

OPENED = """
from pathlib import Path
from intake.appointments import Appointments
from intake.catalogue import Catalogue
from intake.database import connect
from intake.municipalities import load_profile
from intake.settings import SECRETS, Settings
settings = Settings.from_env(dict.fromkeys(SECRETS, "secret"))
path = Path("data/municipalities/gemeente-voorbeeld.yml")
profile = load_profile(path, Catalogue.load(Path("data/services.yml")))
print(type(Appointments(connect("sqlite://"), settings)(profile)).__name__)
"""
TESTS = "tests/intake/appointments"


def test_it_passes_the_contract(added: Callable[..., Copy]) -> None:
    copy = added(
        "An appointment backend",
        *("deploy", "pyproject.toml", "tests/conftest.py", "tests/intake/conftest.py"),
        *(f"{TESTS}/conftest.py", f"{TESTS}/contract.py"),
    )
    told = copy.runs("-m", "pytest", "-q", "-p", "no:cacheprovider", f"{TESTS}/test_example.py")
    assert " passed" in told


def test_a_profile_names_it(added: Callable[..., Copy]) -> None:
    copy = added("An appointment backend")
    form = copy.root / "data" / "municipalities" / "_example.yml"
    named = form.read_text("utf-8").replace("  backend: sql ", "  backend: example ")
    form.with_name("gemeente-voorbeeld.yml").write_text(named, "utf-8")
    assert "  backend: example\n" in section("An appointment backend")
    assert copy.says(OPENED) == "ExampleBackend"
    copy.runs("-m", "intake.municipalities.schema")
    schema = copy.root / "data" / "municipalities" / "schema.json"
    assert '"example"' in schema.read_text("utf-8")
