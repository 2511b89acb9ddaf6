"""Finds services, offices and districts in what a citizen says, by the names people give them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc

from bot.words.folding import Word
from bot.words.names import Name, read_names, spellings
from bot.words.spelling import Spelling


@dataclass(frozen=True)
class Found:
    """A thing named in a text, with the offsets of the words that name it."""

    entity: str
    value: str
    start: int
    end: int


class Lookups:
    """The names of every service and place, in all languages at once."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Build one spaCy EntityRuler an entity, over words that Spelling has read."""
        names = [spelt for name in names for spelt in spellings(name)]
        self._nlp = spacy.blank("xx")
        self._nlp.tokenizer = lambda text: Doc(self._nlp.vocab, words=text.split(" "))
        self._spelling = Spelling(names)
        values: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for name in names:
            for pattern in self._patterns(name):
                values[name.entity, pattern][name.value] = None
        self._rulers = [
            self._ruler(entity, values) for entity in sorted({name.entity for name in names})
        ]

    @classmethod
    def from_folder(cls, data: Path) -> "Lookups":
        """Read the names from a data folder (`<data>/<language>/lookups/*.yml`)."""
        return cls(read_names(data))

    def _patterns(self, name: Name) -> set[str]:
        """Return a name as it is read, and as it is typed in one word."""
        read = [word.folded for word in self._spelling.read(name.text)]
        return {" ".join(read), "".join(read)}

    def _ruler(self, entity: str, values: dict[tuple[str, str], dict[str, None]]) -> EntityRuler:
        """Return the patterns of one entity, each with the ids it stands for as its id."""
        ruler = EntityRuler(self._nlp)
        ruler.add_patterns(
            [
                {"label": entity, "pattern": pattern, "id": " ".join(ids)}
                for (labelled, pattern), ids in values.items()
                if labelled == entity
            ]
        )
        return ruler

    def find(self, text: str, municipality: str | None = None) -> list[Found]:
        """Return what the text names, in reading order; of overlapping names the longest wins.

        A place name several municipalities share yields one Found for each of them, unless the
        conversation's municipality is given: then only its own places (`<municipality>/<place>`).
        """
        words = self._spelling.read(text)
        found = [hit for hit in self._named(words) if _belongs(hit.value, municipality)]
        return sorted(found, key=lambda hit: hit.start)

    def _named(self, words: list[Word]) -> Iterator[Found]:
        if not words:
            return
        for ruler in self._rulers:
            doc = ruler(Doc(self._nlp.vocab, words=[word.folded for word in words]))
            for span in doc.ents:
                start, end = words[span.start].start, words[span.end - 1].end
                for value in span.ent_id_.split():
                    yield Found(span.label_, value, start, end)


def _belongs(value: str, municipality: str | None) -> bool:
    owner, separator, _ = value.partition("/")
    return not (separator and municipality) or owner == municipality
