"""Writes what `bot` reads of every municipality's bank of answers; `make banks` also fits it."""

import os
import sys
from pathlib import Path

from intake.answer_bank.bank import Bank, bank_file, write
from intake.answer_bank.banks import Banks
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.settings import Settings, SettingsError


def main() -> int:
    """Write `var/banks` for every profile in use and print a line for each.

    A bank whose files have mistakes stays as it was, if there is one already: then, and where a
    setting is missing, return 1.
    """
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    profiles = Profiles(settings.data_dir / "municipalities", catalogue, settings.environment)
    banks = Banks(settings.data_dir, catalogue, settings.environment)
    put_together = [banks.of(profile) for profile in profiles.all()]
    for bank in put_together:
        sys.stdout.writelines(f"{problem}\n" for problem in bank.problems)
        sys.stdout.write(_line(bank, settings.var_dir))
    return 1 if any(bank.problems for bank in put_together) else 0


def _line(bank: Bank, var_dir: Path) -> str:
    path = bank_file(var_dir, bank.municipality)
    written = write(bank, var_dir)
    if bank.problems and not written:
        return f"{bank.municipality}: mistakes in its answers, so {path} stays as it was\n"
    wrote = "written" if written else "as it was"
    return (
        f"{bank.municipality}: {len(bank.units)} units, version {bank.version}, {wrote}: {path}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
