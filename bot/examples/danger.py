"""Lines of danger and their near misses, as `data/<language>/danger/<kind>.yml` has them."""

from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

import yaml

SOMETHING = "other"
"""The kind of a cry for help that names none."""


class DangerLine(NamedTuple):
    """A line, its language and theme; `kind` is None for a near miss, `near` what it is near."""

    text: str
    language: str
    theme: str
    kind: Optional[str]
    near: Optional[str] = None


def read_danger(data: Path) -> List[DangerLine]:
    """Return every line of danger and every near miss, in a fixed order, each text once."""
    found: Dict[str, DangerLine] = {}
    for file in sorted(data.glob("*/danger/*.yml")):
        content = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for line in _lines(content, file.parent.parent.name):
            found.setdefault(line.text, line)
    return list(found.values())


def _lines(content: Dict, language: str) -> List[DangerLine]:
    kind = content["kind"]
    danger = [
        DangerLine(text, language, theme, kind)
        for theme, texts in (content.get("danger") or {}).items()
        for text in texts
    ]
    near = [
        DangerLine(text, language, theme, None, kind)
        for theme, texts in (content.get("near_misses") or {}).items()
        for text in texts
    ]
    return [*danger, *near]
