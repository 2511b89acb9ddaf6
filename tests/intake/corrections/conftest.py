"""Cases of Leek that the bot sent to a department."""

from tests.intake.cases.conftest import opened

__all__ = ["opened"]
