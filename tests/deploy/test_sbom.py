"""`make sbom` lists both environments and what the pages are made of; here by tools of ours."""

import json
import sys
from pathlib import Path

import pytest

from deploy import environments, sbom
from deploy.environments import Environment

LISTS = f"""#!{sys.executable}
import json, sys
file = sys.argv[sys.argv.index("-o") + 1]
json.dump({{"bomFormat": "CycloneDX", "of": sys.argv[-1]}}, open(file, "w"))
"""
PRINTS = """#!/bin/sh
test "$1" = sbom && echo '{"bomFormat": "CycloneDX", "of": "npm"}'
"""


def tool(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text)
    path.chmod(0o755)


def test_every_environment_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, program, text in (("sbom", "cyclonedx-py", LISTS), ("node", "npm", PRINTS)):
        own = Environment(name, (), tmp_path)
        tool(own.path / "bin" / program, text)
        monkeypatch.setattr(sbom, name.upper(), own)
    monkeypatch.setattr(sbom, "ensure", lambda *_: None)
    out = tmp_path / "out"
    assert sbom.main([str(out)]) == 0
    assert {file.name: json.loads(file.read_text())["of"] for file in out.iterdir()} == {
        "app.cdx.json": str(environments.APP.python),
        "rasa.cdx.json": str(environments.RASA.python),
        "npm.cdx.json": "npm",
    }
