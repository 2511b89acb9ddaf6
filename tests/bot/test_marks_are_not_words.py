"""What the gateway took out of a line is no word of it, for any model."""

import numpy as np
import pytest

from bot.encoders.encoder import Embedder
from bot.learning.features import spelling
from bot.measuring.reading import Reader
from bot.words.marks import unmarked


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("hier spricht [name], wann haben Sie auf", "hier spricht, wann haben Sie auf"),
        ("[name] hier, ik wil een afspraak", "hier, ik wil een afspraak"),
        ("u kunt mij bellen op [phone].", "u kunt mij bellen op"),
        ("[name]", "[name]"),
        ("[name] [date_of_birth]", "[name] [date_of_birth]"),
        ("de [gewone] haken? [1]", "de haken? [1]"),
        ("geen merk", "geen merk"),
    ],
)
def test_a_line_is_read_without_its_marks(text: str, read: str) -> None:
    assert unmarked(text) == read


def test_no_feature_knows_a_mark() -> None:
    bare, marked = "ich wohne in der und suche", "ich wohne in der [address] und suche"
    assert spelling(marked) == spelling(bare)
    encode = Embedder("e5").encode
    assert np.array_equal(encode(marked), encode(bare))


@pytest.mark.parametrize(
    "text",
    [
        "Grüß Gott, hier ist [name], ich wollt nur hören ob mein Bescheid raus ist",
        "mein Name ist [name], geboren [date_of_birth], wie weit ist mein Antrag",
        "met [name] uit de [address], ik vroeg me af of mijn aanvraag al rond is",
        "u spreekt met [name], kunt u zeggen hoe laat jullie dicht gaan",
    ],
)
def test_who_gives_a_name_is_not_in_danger(reader: Reader, text: str) -> None:
    assert reader.read(text, "chat").danger["verdict"] == "no"
