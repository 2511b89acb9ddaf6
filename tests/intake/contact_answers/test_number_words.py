"""Number words."""

import yaml

from intake.contact_answers.folding import fold
from tests.our_words import DATA

LANGUAGES = ["nl", "de"]


def test_no_number_word_means_two_numbers() -> None:
    values: dict[str, set[int]] = {}
    for language in LANGUAGES:
        numbers = yaml.load((DATA / language / "contact.yml").read_bytes(), yaml.CSafeLoader)
        for key in ("units", "joined_units", "teens", "tens"):
            for word, value in numbers["numbers"][key].items():
                values.setdefault(fold(word), set()).add(value)
    assert [word for word, meanings in values.items() if len(meanings) > 1] == []
