"""Where a name ends, by how surely it was told."""

import pytest

from intake.privacy.person_names import Told, name_at
from intake.privacy.reading import read
from tests.our_words import DATA


@pytest.mark.parametrize(
    ("said", "told", "name"),
    [
        ("Lubbert ter Beek is ziek", "relation", "Lubbert ter Beek"),
        ("van Loon belt terug", "relation", ""),
        ("Van Loon belt terug", "title", "Van Loon"),
        ("K. Poensgen gesprochen", "title", "K. Poensgen"),
        ("Wouters-de Boer komt", "title", "Wouters-de Boer"),
        ("Zimmer zwölf", "title", ""),
        ("yildirim aus zimmer", "title", "yildirim"),
        ("xhemali heeft een vraag", "label", "xhemali"),
        ("xhemali heeft een vraag", "relation", ""),
        ("Spanjaard en ziek", "nothing", ""),
        ("Karin en ziek", "nothing", "Karin"),
    ],
)
def test_a_name_ends_where_other_words_begin(said: str, told: Told, name: str) -> None:
    found = name_at(read(said, DATA), 0, told)
    assert (said[found[0].start : found[-1].end] if found else "") == name
