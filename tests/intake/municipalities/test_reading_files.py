"""Files that are odd."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import load_profile
from intake.wording.languages import Languages
from tests.intake.municipalities.mistakes import sentences


def test_the_line_is_the_one_to_mend(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited("    capacity: 2 ", "    capacity: -2 ")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "capacity: -2" in text)
    assert f"{path}, line {line}, " in sentences(path, catalogue, languages)[0]


def test_an_empty_file_is_told_what_it_lacks(
    tmp_path: Path, catalogue: Catalogue, languages: Languages
) -> None:
    path = tmp_path / "leeg.yml"
    path.write_text("", encoding="utf-8")
    assert any(", name: found nothing" in found for found in sentences(path, catalogue, languages))


@pytest.mark.parametrize(
    ("written", "line", "found"),
    [
        (b"name: a\nparts: &a [*a]\n", 1, "an anchor that contains itself"),
        ("name: a\ncalled: Loppersum\xeb\n".encode("latin-1"), 2, "a letter in another encoding"),
        (b"name: a\n? [b]\n: c\n", 2, "a list as a key"),
        (b"name: a\nkind: b\0\n", 2, "a character that is not text"),
        (b"- name\n- kind\n", 1, "nothing that fits, expected keys with values under them"),
        (b"name: a\n---\nname: b\n", 2, "found another document"),
        (b"name: a\nkind: *b\n", 2, "found undefined alias"),
    ],
)
def test_a_file_that_is_no_profile_at_all_still_gives_one_sentence(
    tmp_path: Path,
    catalogue: Catalogue,
    languages: Languages,
    written: bytes,
    line: int,
    found: str,
) -> None:
    path = tmp_path / "stuk.yml"
    path.write_bytes(written)
    told = sentences(path, catalogue, languages)
    assert len(told) == 1
    assert told[0].startswith(f"{path}, line {line}, ") and found in told[0]


def test_a_file_saved_with_a_byte_order_mark_is_read(
    edited: Callable[..., Path], catalogue: Catalogue, languages: Languages
) -> None:
    path = edited()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_profile(path, catalogue, languages).country == "NL"
