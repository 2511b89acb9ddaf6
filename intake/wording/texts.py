"""The sentences said outside Rasa: `prompts.yml`, `desk.yml`, `window.yml` and their like."""

from pathlib import Path

from intake.wording import languages
from intake.wording.sentences import current


class MissingText(KeyError):
    """No folder of this locale has a sentence under this key."""


class Texts:
    """Sentences by locale; a regional folder first, then the language it lies over.

    They are those of `data/<folder>/<name>.yml`, under the key of the same name, as the file is
    now: a change is said at once (`intake.wording.sentences`).
    """

    def __init__(self, data_dir: Path, name: str = "prompts") -> None:
        self._data_dir = data_dir
        self._name = name

    def prompt(self, key: str, locale: str, channel: str = "", **values: str) -> str:
        """Return a sentence with its values filled in; raise MissingText for an unknown key.

        A channel may have its own wording, under `<key>_<channel>`. Values are inserted as they
        are: braces inside them stay braces.
        """
        sentence = self._own(f"{key}_{channel}", locale) if channel else None
        sentence = sentence or self._own(key, locale)
        if sentence is None:
            raise MissingText(f"{key} ({locale})")
        return sentence.format_map(values)

    def all_of(self, locale: str) -> dict[str, str]:
        """Return every sentence of a locale by its key, a region's own wording first."""
        found: dict[str, str] = {}
        for folder in languages.load(self._data_dir).locale(locale).folders:
            found = current(self._data_dir / folder / f"{self._name}.yml") | found
        return found

    def _own(self, key: str, locale: str) -> str | None:
        folders = languages.load(self._data_dir).locale(locale).folders
        files = (self._data_dir / folder / f"{self._name}.yml" for folder in folders)
        found = (current(file).get(key) for file in files)
        return next((sentence for sentence in found if sentence is not None), None)
