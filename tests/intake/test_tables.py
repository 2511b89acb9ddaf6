"""One import knows every table."""

import json
import pkgutil
import subprocess
import sys
from importlib import import_module

import intake
from intake.database import Base

SAYS = "import json, intake.tables; print(json.dumps(sorted(intake.tables.Base.metadata.tables)))"


def test_one_import_knows_the_tables_of_all_modules() -> None:
    """Migrations and tests import nothing else: a table of a module left out would be missing."""
    told = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, check=True)
    for module in pkgutil.walk_packages(intake.__path__, "intake."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            import_module(module.name)
    assert json.loads(told.stdout) == sorted(Base.metadata.tables)
