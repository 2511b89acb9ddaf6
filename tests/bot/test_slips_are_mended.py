"""A word that nobody knows is read as the known word that one slip makes it of."""

from pathlib import Path

import pytest

from bot.words.matter.plain import Plain, quiet
from bot.words.matter.slips import OFTEN, Slips, one_slip_from

LINES = ["ik wil een nieuw paspoort", "waar ist der Personalausweis", *["ik wil"] * OFTEN]


@pytest.fixture
def slips() -> Slips:
    return Slips.of(LINES, ["Sensoren"])


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("een paspoor", "een paspoort"),
        ("een pasport?", "een paspoort?"),
        ("een paspiort", "een paspoort"),
        ("een psapoort", "een paspoort"),
        ("een pas poort", "een paspoort"),
        ("ikwil een paspoort", "ik wil een paspoort"),
        ("der personalauswes", "der Personalausweis"),
    ],
)
def test_one_slip_is_mended(slips: Slips, line: str, mended: str) -> None:
    assert slips.mended(line) == mended


@pytest.mark.parametrize("line", ["nieuwe sensoren", "nie", "[pasport]", "qwertz", "", "12345"])
def test_what_is_right_short_or_like_nothing_stays(slips: Slips, line: str) -> None:
    expected = line.replace("nieuwe", "nieuw")
    assert slips.mended(line) == expected


def test_what_was_learnt_is_kept_as_arrays(slips: Slips) -> None:
    again = Slips.restored(slips.state())
    assert again.mended("ikwil een pasport, sensoren") == "ik wil een paspoort, sensoren"


def test_a_slip_is_a_letter_more_less_other_or_out_of_place() -> None:
    assert {"ab", "a", "aab", "cb", "ba"} <= {*one_slip_from("ab"), "ab"}


@pytest.mark.parametrize(
    ("line", "low"),
    [("WAAR IS HET LOKET?", "waar is het loket?"), ("DUO", "DUO"), ("Mijn ID", "Mijn ID")],
)
def test_who_shouts_is_read_in_small_letters(line: str, low: str) -> None:
    assert quiet(line) == low


def test_a_shouted_noun_is_written_as_a_noun() -> None:
    plain = Plain(Path("data"))
    plain.learn(LINES, [])
    assert plain.read("GUTEN TAG, WO IST DER PERSONALAUSWEIS") == "wo ist der Personalausweis"
