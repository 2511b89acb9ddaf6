"""Node must be recent enough and have its npm; the lock of its tools names no registry."""

import hashlib
import json
from pathlib import Path

import pytest

from deploy import node

ROOT = Path(__file__).parents[2]


def program(path: Path, says: str) -> str:
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v18.20.4", True),
        ("v20.20.2", True),
        ("v24.1.0", True),
        ("v18.19.0", False),
        ("v8.99.0", False),
        ("", False),
        ("no version", False),
    ],
)
def test_node_must_be_recent_enough(tmp_path: Path, version: str, fits: bool) -> None:
    npm = program(tmp_path / "npm", "10.0.0")
    assert node.fits(program(tmp_path / "node", version), npm) is fits


def test_node_without_npm_does_not_fit(tmp_path: Path) -> None:
    assert not node.fits(program(tmp_path / "node", "v20.20.2"), None)
    assert not node.fits(None, None)


def test_where_none_fits_the_wheel_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert node.environ()["PATH"].split(":") == [str(node.NODE.path / "bin"), "/nowhere"]


def test_the_lock_names_no_registry_and_every_package_by_hash() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = [facts for path, facts in lock["packages"].items() if path]
    assert packages
    assert not [facts for facts in packages if "resolved" in facts]
    assert not [facts for facts in packages if not facts["integrity"].startswith("sha512-")]


def test_the_lock_fits_what_is_asked_for() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"][""]
    asked = json.loads((ROOT / "package.json").read_text())
    for kind in ("dependencies", "devDependencies"):
        assert lock[kind] == asked[kind]


@pytest.mark.parametrize(
    ("stamp", "fits"),
    [("{lock}", True), ("{lock} pages", True), ("another", False), ("another pages", False)],
)
def test_pages_are_installed_once_from_each_lock(
    stamp: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "MODULES", tmp_path)
    assert not node.pages_fit()
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    (tmp_path / ".built-from").write_text(stamp.format(lock=lock))
    assert node.pages_fit() is fits
