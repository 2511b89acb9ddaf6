"""Cases of Leek as the tests of the list have them."""

from tests.intake.cases.conftest import draft, opened

__all__ = ["draft", "opened"]
