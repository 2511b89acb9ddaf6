"""The steps of docs/extending.md, and a copy of the repository in which they are followed."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "extending.md"
STEP = re.compile(
    r"(?P<kind>New file|In)\s`(?P<file>[^`\n]+)`"
    r"(?:,\s(?P<how>at the end|below|in place of)(?:\s`(?P<anchor>[^\n]+)`)?)?:"
    r"\n\n```\w*\n(?P<text>.*?)```",
    re.DOTALL,
)
FENCE = re.compile(r"^```\w+$", re.MULTILINE)


def section(name: str) -> str:
    """Return the text under a heading of the guide."""
    text = GUIDE.read_text("utf-8")
    return re.split(rf"^## {re.escape(name)}\n", text, flags=re.MULTILINE)[1].split("\n## ")[0]


def copied(target: Path, *parts: str) -> Path:
    """Copy folders and files of the repository; what is compiled stays so where nothing changes."""
    made = shutil.ignore_patterns("node_modules", ".*")
    for part in parts:
        source = ROOT / part
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=made)
        else:
            shutil.copy(source, target / part)
    return target


def follow(name: str, root: Path) -> list[str]:
    """Do in a copy what a section says, as somebody would by hand; return the files touched.

    Raises ValueError where it names a place that is not there.
    """
    touched = []
    for step in STEP.finditer(section(name)):
        path = root / step["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        before = "" if step["kind"] == "New file" else path.read_text("utf-8")
        path.write_text(_changed(before, step), encoding="utf-8")
        touched.append(step["file"])
    return touched


def _changed(before: str, step: "re.Match[str]") -> str:
    if step["kind"] == "New file" or step["how"] == "at the end":
        return before + step["text"]
    line = f"{step['anchor']}\n"
    if before.count(line) != 1:
        raise ValueError(f"{step['file']} has {before.count(line)} lines {step['anchor']!r}")
    kept = "" if step["how"] == "in place of" else line
    return before.replace(line, kept + step["text"])
