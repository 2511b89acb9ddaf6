"""What is kept of a note."""

import pytest

from intake import cases
from tests.our_words import DATA


def test_a_note_is_kept_without_personal_data() -> None:
    assert cases.clean_note(" Bel \x000612345678 \r\n\r\n morgen ", "NL", "nl", data_dir=DATA) == (
        "Bel [phone]\n\n morgen"
    )


def test_a_note_is_neither_empty_nor_endless() -> None:
    with pytest.raises(cases.NoteEmpty):
        cases.clean_note(" \n\t", "NL", "nl", data_dir=DATA)
    most = "woord " * (cases.LONGEST_NOTE // 6)
    assert cases.clean_note(most, "NL", "nl", data_dir=DATA) == most.strip()
    with pytest.raises(cases.NoteTooLong):
        cases.clean_note("w" * (cases.LONGEST_NOTE + 1), "NL", "nl", data_dir=DATA)
