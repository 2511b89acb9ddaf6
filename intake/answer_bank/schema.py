"""`data/municipalities/answers/schema.json`: lets an editor's program complete and check units."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from intake.answer_bank.model import UnitsFile
from intake.settings import data_folder

SCHEMA = Path("municipalities/answers", "schema.json")
"""In the folder of all data."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of units, a municipality's or a country's."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **UnitsFile.model_json_schema(),
        "title": "Answers of a municipality or of a country",
    }


def written() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    file = data_folder(os.environ) / SCHEMA
    file.write_text(written(), encoding="utf-8")
    sys.stdout.write(f"{file} written\n")
