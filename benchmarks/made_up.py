"""Made-up citizens who tell everything about themselves, asked and unasked, typed and aloud.

Nobody has these names, numbers and addresses, so whatever of them lies in a store came from here.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.de import idnr
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from benchmarks.made_up_talk import scene

CHANNELS = ("chat", "sms", "voice")
LANGUAGES = ("nl", "de")
GIVEN = ("Wietske", "Mehmet", "Agnieszka", "Tesfay", "Oksana", "Roelof", "Ayşe", "Samira", "Uwe",
         "Gudrun", "Blessing", "Sjoerd")  # fmt: skip
SURNAMES = ("Brandsema", "Kowalewska", "Gebremariam", "Shevchuk", "Özbilgin", "Oosterhaven",
            "Benhaddou", "Achterbergh", "Steinhauser", "Quaynor", "Terwisscha", "Vandenabeele",
            "Lichtenberg", "Wijngaarden", "Zschiesche", "Abdirahman")  # fmt: skip
STREETS = {
    "nl": ("Wilgenroosstraat", "Havezatelaan", "Klokbekerweg", "Galjootkade"),
    "de": ("Wacholderstraße", "Zeisigweg", "Tuchmacherallee", "Kornblumenring"),
}
DIGITS = {
    "nl": ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    "de": ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
}


@dataclass(frozen=True)
class Person:
    """A citizen, and each fact about them as they tell it: kind and value."""

    language: str
    given: str
    surname: str
    number: str
    facts: dict[str, str]

    @property
    def name(self) -> str:
        """Return the whole name."""
        return f"{self.given} {self.surname}"

    def told(self) -> dict[str, str]:
        """Return all that this person can say of themselves."""
        aloud = spelled(self.facts["phone"], self.language)
        names = {"name": self.name, "given": self.given, "surname": self.surname}
        return {**self.facts, **names, "phone_aloud": aloud}

    def secrets(self) -> dict[str, str]:
        """Return what no store may hold: every fact, the surname, and the number in any form."""
        aloud = spelled(self.facts["phone"], self.language)
        return {**self.facts, "name": self.surname, "phone_aloud": aloud, "caller": self.number[3:]}


@dataclass(frozen=True)
class Talk:
    """One conversation: who, by which channel, and what is said turn by turn."""

    channel: str
    person: Person
    said: tuple[str, ...]


def talks(seed: int) -> Iterator[Talk]:
    """Yield conversations without end, channels and languages by turns; the same for one seed."""
    chance = random.Random(seed)
    while True:
        for channel in CHANNELS:
            for language in LANGUAGES:
                somebody = person(chance, language)
                yield Talk(channel, somebody, scene(chance, language, somebody.told()))


def person(chance: random.Random, language: str) -> Person:
    """Make somebody up."""
    digits = f"{chance.randrange(10**6):06d}"
    plate = f"{chance.choice('KRTX')}-{chance.randint(100, 999)}-{chance.choice(('ZB', 'HN'))}"
    street = f"{chance.choice(STREETS[language])} {chance.randint(201, 899)}"
    year = chance.randint(1931, 2003)
    born = f"{chance.randint(13, 28)}-{chance.randint(10, 12)}-{year}"
    own = {
        "nl": {"citizen": _valid_bsn(chance), "plate": plate},
        "de": {"citizen": _valid_tax_id(chance), "plate": f"VIE-{plate[0]}Q {plate[2:5]}7"},
    }[language]
    facts = {
        "phone": f"060{chance.randint(1, 9)}{digits}",
        "email": f"{chance.choice(('mail', 'post'))}.q{digits}@voorbeeldpost.nl",
        "address": street,
        "iban": _iban(chance),
        "paper": f"NX{chance.choice('RTKP')}{chance.randint(1, 9)}F{chance.randint(1000, 9999)}",
        "file": f"WG-{year}-{digits}",
        "birth": born.replace("-", "." if language == "de" else "-"),
        "password": f"Mispel{digits}!",
        **own,
    }
    name = chance.choice(GIVEN), chance.choice(SURNAMES)
    return Person(language, *name, f"+3160{chance.randint(1, 9)}{_digits(chance, 6)}", facts)


def spelled(number: str, language: str) -> str:
    """Return a number as it is said digit by digit."""
    return " ".join(DIGITS[language][int(digit)] for digit in number)


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _valid_bsn(chance: random.Random) -> str:
    tries = iter(lambda: _digits(chance, 9), "")
    return next(one for one in tries if one[0] in "123" and bsn.is_valid(one))


def _valid_tax_id(chance: random.Random) -> str:
    return next(n for n in iter(lambda: _digits(chance, 11), "") if idnr.is_valid(n))


def _iban(chance: random.Random) -> str:
    account = f"INGB{chance.randrange(10**9):010d}"
    return f"NL{mod_97_10.calc_check_digits(account + 'NL')}{account}"
