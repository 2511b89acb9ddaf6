"""Public holidays per country and Land, from the library `holidays`, a year at a time."""

from datetime import date
from functools import lru_cache

import holidays

OWN_LANGUAGE = {"NL": "nl", "BE": "nl", "DE": "de"}
LAENDER: dict[str, tuple[str, ...]] = {
    "NL": (),
    "BE": (),
    "DE": (
        "BB",
        "BE",
        "BW",
        "BY",
        "HB",
        "HE",
        "HH",
        "MV",
        "NI",
        "NW",
        "RP",
        "SH",
        "SL",
        "SN",
        "ST",
        "TH",
    ),  # fmt: skip
}
"""Where holidays differ within a country; `holidays` knows Augsburg too, which is no Land."""


@lru_cache(maxsize=1024)
def public_holidays(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    """Return the public holidays of a year with their names in the country's own language.

    `subdivision` is a Land such as NW, or None. Raise NotImplementedError for one that the
    country does not have.
    """
    # Without a language the library follows the machine's locale.
    language = OWN_LANGUAGE[country]
    found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=language)
    return {day: name for day, name in found.items() if day.year == year}
