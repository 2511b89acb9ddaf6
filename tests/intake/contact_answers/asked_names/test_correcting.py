"""A name that was read back is mended part by part."""

import pytest

from tests.our_words import corrected_name


@pytest.mark.parametrize(
    ("known", "said", "name"),
    [
        ("Els Smit", "nee, smid met een d", "Els Smid"),
        ("Els Smit", "niet smit maar smid", "Els Smid"),
        ("Els Smit", "nee smid", "Els Smid"),
        ("Els Smit", "ja maar mijn voornaam is ilse", "Ilse Smit"),
        ("Smit", "ja, mijn voornaam is els", "Els Smit"),
        ("Els Smit", "nee mijn achternaam is de wit", "Els de Wit"),
        ("Van der Wal", "mijn voornaam is els", "Els van der Wal"),
        ("Els Smit", "nee, s m i d t", "Els Smidt"),
        ("Els Smit", "mijn naam is joke kamminga", "Joke Kamminga"),
        ("Els Smit", "nee, els smid", "Els Smid"),
        ("Els Smit", "de achternaam is smid", "Els Smid"),
        ("Els Smit", "nee, het moet smid zijn", "Els Smid"),
        ("Els Smit", "nee, els peeters", "Els Peeters"),
        ("Els Smit", "dat moet els van den broeck zijn", "Els van den Broeck"),
        ("Els Smit", "de naam is fout, het is smid", "Els Smid"),
        ("Els Smit", "dat hebt u niet goed verstaan, els van dijk", "Els van Dijk"),
        ("Els Smit Zenne", "neem me niet kwalijk els smit", "Els Smit"),
    ],
)
def test_a_part_is_mended_and_the_rest_kept(known: str, said: str, name: str) -> None:
    assert corrected_name(known, said, "nl") == name


@pytest.mark.parametrize(
    ("known", "said", "name"),
    [
        ("Jan Schmitt", "nein, schmidt mit dt", "Jan Schmidt"),
        ("Maier", "nicht maier sondern meyer", "Meyer"),
        ("Jan Maier", "nein, m wie martha e wie emil y wie ypsilon e wie emil r", "Jan Meyer"),
        ("Jan Maier", "mein vorname ist jens", "Jens Maier"),
        ("Jan Maier", "der nachname ist meyer", "Jan Meyer"),
        ("Jan Maier", "nein, es muss meyer heißen", "Jan Meyer"),
        ("Jan Maier", "nein, jan kowalski", "Jan Kowalski"),
        ("Jan Maier", "da haben sie sich verhört jan kowalski", "Jan Kowalski"),
        ("Jan Maier", "das muss jan von ahlen heißen", "Jan von Ahlen"),
    ],
)
def test_so_it_is_in_german(known: str, said: str, name: str) -> None:
    assert corrected_name(known, said, "de") == name


@pytest.mark.parametrize(
    "said",
    ["ja", "nee", "nee, dinsdag", "nee, liever in roden", "ja klopt", "dat is goed", "nee, anders",
     "nee de naam is fout", "nee, niet maandag maar dinsdag", "ja, els smit", "wiersema",
     "nee toch liever thuis", "nee hoor dank u", "mijn naam is verkeerd",
     "mijn voornaam klopt niet", "nee, piet jansen"],
)  # fmt: skip
def test_what_mends_no_name_changes_none(said: str) -> None:
    assert corrected_name("Els Smit", said, "nl") is None
