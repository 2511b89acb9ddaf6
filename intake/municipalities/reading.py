"""Reading a profile's YAML: fast and without marks, or slowly with the line of every key.

Every plain scalar stays text, as the editor wrote it: YAML 1.1 would make a number of 9:00,
a truth of no and an integer of +31592123456. The model knows which type each key has.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from intake.municipalities.errors import Key, Problem, ProfileInvalid

NOTHING = frozenset(("", "~", "null"))
QUOTED = ("'", '"', "|", ">")


class _ProfileLoader(yaml.CSafeLoader):
    """CSafeLoader without its resolver, which guesses at types and costs half of the time."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        """Needed by resolvers that depend on the path only."""

    def ascend_resolver(self) -> None:
        """Needed by resolvers that depend on the path only."""


def read(path: Path) -> Any:
    """Return the document as dicts, lists, text and None; raise ProfileInvalid on bad YAML."""
    node = _composed(path)
    try:
        return {} if node is None else _plain(path, node)
    except RecursionError:
        raise _wrong(
            path, 0, "an anchor that contains itself", "parts inside one another"
        ) from None


def lines(path: Path) -> dict[Key, tuple[int, str]]:
    """Return for every key of the document its line and what stands there."""
    node = _composed(path)
    return {} if node is None else dict(_marked(node, ()))


def _composed(path: Path) -> yaml.Node | None:
    text = _text(path)
    try:
        loader = _ProfileLoader(text)
        node: yaml.Node | None = loader.get_single_node()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        raise _wrong(path, line, "a character that is not text", "letters and digits") from None
    except yaml.MarkedYAMLError as error:
        raise _bad_yaml(path, text, error) from None
    return node


def _text(path: Path) -> str:
    written = path.read_bytes()
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start)
        raise _wrong(
            path, line, "a letter in another encoding", "the file saved as UTF-8"
        ) from None


def _wrong(path: Path, line: int, found: str, expected: str, key: Key = ()) -> ProfileInvalid:
    return ProfileInvalid([Problem(path, line + 1, key, found, expected)])


def _bad_yaml(path: Path, text: str, error: yaml.MarkedYAMLError) -> ProfileInvalid:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    written = [*text.splitlines(), ""][line]
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" in indent:
        return _wrong(path, line, "a tab", "spaces at the start of the line")
    found = f"{written.strip()!r} ({error.problem})"
    return _wrong(path, line, found, "YAML as in _example.yml")


def _plain(path: Path, node: yaml.Node) -> Any:
    if type(node) is yaml.ScalarNode:
        return _scalar(node)
    if type(node) is yaml.SequenceNode:
        return [_plain(path, item) for item in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not yaml.ScalarNode:
            raise _wrong(path, key.start_mark.line, "a list as a key", "a word")
        if name in found:
            twice = "the key a second time"
            raise _wrong(path, key.start_mark.line, twice, "each key once", (name,))
        found[name] = _scalar(value) if type(value) is yaml.ScalarNode else _plain(path, value)
    return found


def _scalar(node: yaml.ScalarNode) -> str | None:
    value: str = node.value
    return None if value in NOTHING and node.style not in QUOTED else value


def _marked(node: yaml.Node, key: Key) -> Iterator[tuple[Key, tuple[int, str]]]:
    line = node.start_mark.line + 1
    yield key, (line, repr(node.value) if isinstance(node, yaml.ScalarNode) else "")
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _marked(item, (*key, index))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            below = dict(_marked(value, (*key, name.value)))
            own = below[(*key, name.value)]
            below[(*key, name.value)] = (name.start_mark.line + 1, own[1])
            yield from below.items()
