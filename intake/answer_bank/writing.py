"""The bank's file under `var/banks`: ids and questions, the only thing of it that `bot` reads."""

import json
import os
from pathlib import Path

from intake.answer_bank.bank import Bank


def bank_file(var_dir: Path, municipality: str) -> Path:
    """Return where the bank of a municipality is written."""
    return var_dir / "banks" / f"{municipality}.json"


def text_of(bank: Bank) -> str:
    """Return the text of a bank's file; the same units give the same text."""
    content = {"municipality": bank.municipality, "version": bank.version, "units": bank.asked}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write(bank: Bank, var_dir: Path) -> bool:
    """Write a bank's file at once and whole; False where it said the same already."""
    path, text = bank_file(var_dir, bank.municipality), text_of(bank)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it: a file only takes another's place at once within one file system.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return True
