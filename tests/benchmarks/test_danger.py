"""The walk through danger looks into the stores of the installation that it started."""

from pathlib import Path

from benchmarks.danger import stores_of
from deploy import secret_files
from intake.settings import Settings
from intake.tables import Base
from webhook import build_services


def test_the_case_of_a_conversation_is_looked_up(tmp_path: Path) -> None:
    environ = {**secret_files.fresh(), "INTAKE_ENV": "test", "INTAKE_VAR_DIR": str(tmp_path)}
    services = build_services(Settings.from_env(environ))
    Base.metadata.create_all(services.engine)
    assert stores_of(services).case("nobody's") is None
    services.engine.dispose()
