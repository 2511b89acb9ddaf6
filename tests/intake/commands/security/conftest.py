"""An installation with a database of its own, as for the commands about one person."""

from tests.intake.commands.privacy.conftest import engine, installation

__all__ = ["engine", "installation"]
