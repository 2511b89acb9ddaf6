"""The languages that the bot speaks (data/languages.yml), for tests that go through all of them."""

from pathlib import Path

import yaml

LANGUAGES = tuple(
    yaml.safe_load((Path(__file__).parents[1] / "data" / "languages.yml").read_text("utf-8"))[
        "languages"
    ]
)
