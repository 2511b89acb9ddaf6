"""`data/municipalities/schema.json`: lets an editor's program complete and check a profile."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from intake.municipalities.model import Municipality
from intake.settings import data_folder

SCHEMA = Path("municipalities", "schema.json")
"""In the folder of all data."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a profile as it is written in a file."""
    made = Municipality.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "Profile of a municipality or job centre",
    }


def written() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    file = data_folder(os.environ) / SCHEMA
    file.write_text(written(), encoding="utf-8")
    sys.stdout.write(f"{file} written\n")
