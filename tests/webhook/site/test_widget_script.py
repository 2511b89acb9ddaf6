"""The script is made of its parts without what only people read."""

import re

from webhook.services import Services
from webhook.site.widget import FOLDER
from webhook.site.widget_script import PARTS, current


def test_every_file_of_the_widget_is_a_part_of_it() -> None:
    assert {file.stem for file in FOLDER.glob("*.js")} == set(PARTS)


def test_comments_and_space_stay_behind(services: Services) -> None:
    text = current(FOLDER, services.settings.data_dir).text
    assert "// " not in text and "/*" not in text
    assert not re.search(r"^\s", text, re.MULTILINE)


def test_words_keep_their_spaces(services: Services) -> None:
    text = current(FOLDER, services.settings.data_dir).text
    assert '"Chat met ons"' in text and '"noopener noreferrer"' in text


def test_the_first_words_are_there_in_every_language(services: Services) -> None:
    text = current(FOLDER, services.settings.data_dir).text
    assert "De chat staat al op deze pagina." in text
    assert "Der Chat ist auf dieser Seite schon da." in text


def test_no_part_writes_markup_or_runs_text() -> None:
    for part in PARTS:
        code = (FOLDER / f"{part}.js").read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|\beval\b|document\.cookie", code)
