"""A profile of which everything has a source: the demonstration of Leek without its assumptions.

Made anew each time, so that it is what production takes; nobody has confirmed any of it.
"""

from pathlib import Path
from typing import Any

import yaml

from deploy import ROOT

LEEK = "gemeente-leek"


def data_all_confirmed(folder: Path) -> Path:
    """Lay out the system's data with this one profile, and return its folder."""
    profiles = folder / "municipalities"
    profiles.mkdir(parents=True)
    _link(ROOT / "data", folder, leave={profiles.name})
    of_profiles = {path.name for path in (ROOT / "data" / profiles.name).glob("[!_]*.yml")}
    _link(ROOT / "data" / profiles.name, profiles, leave=of_profiles)
    text = (ROOT / "data" / profiles.name / f"{LEEK}.yml").read_text(encoding="utf-8")
    profile = yaml.safe_load(text)
    confirmed = _confirmed(profile, next(iter(profile["sources"])))
    written = yaml.safe_dump(confirmed, allow_unicode=True, sort_keys=False)
    (profiles / f"{LEEK}.yml").write_text(written, encoding="utf-8")
    return folder


def _link(source: Path, folder: Path, leave: set[str]) -> None:
    for entry in source.iterdir():
        if entry.name not in leave:
            (folder / entry.name).symlink_to(entry)


def _confirmed(part: Any, source: str) -> Any:
    if isinstance(part, list):
        return [_confirmed(one, source) for one in part]
    if not isinstance(part, dict):
        return part
    whole = {key: _confirmed(value, source) for key, value in part.items() if key != "assumed"}
    return whole | ({"source": source} if part.get("assumed") is True else {})
