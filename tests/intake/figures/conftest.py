"""Cases of Leek as the tests of figures have them."""

from tests.intake.cases.conftest import opened

__all__ = ["opened"]
