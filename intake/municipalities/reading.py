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
    text = path.read_text(encoding="utf-8")
    node = _composed(path, text)
    return {} if node is None else _plain(path, node)


def lines(path: Path) -> dict[Key, tuple[int, str]]:
    """Return for every key of the document its line and what stands there."""
    node = _composed(path, path.read_text(encoding="utf-8"))
    return {} if node is None else dict(_marked(node, ()))


def _composed(path: Path, text: str) -> yaml.Node | None:
    loader = _ProfileLoader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise ProfileInvalid([_bad_yaml(path, text, error)]) from None
    finally:
        loader.dispose()
    return node


def _bad_yaml(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    written = (text.splitlines() or [""])[min(line, len(text.splitlines()) - 1)]
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" in indent:
        return Problem(path, line + 1, (), "a tab", "spaces at the start of the line")
    return Problem(
        path, line + 1, (), f"{written.strip()!r} ({error.problem})", "YAML as in _example.yml"
    )


def _plain(path: Path, node: yaml.Node) -> Any:
    if type(node) is yaml.ScalarNode:
        return _scalar(node)
    if type(node) is yaml.SequenceNode:
        return [_plain(path, item) for item in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if name in found:
            raise ProfileInvalid([_twice(path, key)])
        found[name] = _scalar(value) if type(value) is yaml.ScalarNode else _plain(path, value)
    return found


def _scalar(node: yaml.ScalarNode) -> str | None:
    value: str = node.value
    return None if value in NOTHING and node.style not in QUOTED else value


def _twice(path: Path, key: yaml.Node) -> Problem:
    line = key.start_mark.line + 1
    return Problem(path, line, (str(key.value),), "the key a second time", "each key once")


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
