"""What a profile may name that stands outside it."""

from collections.abc import Collection
from dataclasses import dataclass

from intake.catalogue import Catalogue


@dataclass(frozen=True)
class Known:
    """The services of the catalogue, and the languages and locales the house speaks."""

    catalogue: Catalogue
    languages: Collection[str]
    locales: Collection[str]
