"""`make export`: everything that is kept of somebody, as JSON and as a page to read."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from intake.catalogue import Catalogue
from intake.commands.privacy.asked import Unclear, listed, parser, sought
from intake.commands.privacy.installation import Installation, carry_out, refused, say
from intake.database import read_scope, session_scope
from intake.keeping import audit
from intake.keeping.person import seeking
from intake.keeping.person.copying import copy
from intake.keeping.person.page import page
from intake.municipalities import Profiles
from intake.settings import Settings
from intake.wording.texts import Texts

JSON, HTML = "export.json", "export.html"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both files into a folder that nobody else can read; 1 where it is not clear whose.

    A clerk looks through them first: what was noted may concern others, too (GDPR art. 15(4)).
    """
    reading = parser("make export", __doc__)
    reading.add_argument("--out", type=Path, required=True)
    asked = reading.parse_args(arguments)
    return carry_out(lambda installation: _export(installation, asked))


def _export(installation: Installation, asked: argparse.Namespace) -> int:
    settings, engine = installation.settings, installation.engine
    try:
        wanted = sought(asked, settings)
    except Unclear as unclear:
        return refused(str(unclear))
    with read_scope(engine) as session:
        found = seeking.find(session, settings.data_key, wanted)
        lines = list(listed(session, found))
    if not found.conversations:
        say(f"nothing is kept under this {wanted.by}")
        return 0
    for line in lines:
        say(line)
    copied = copy(engine, installation.rasas, settings.data_key, found)
    _write(asked.out, settings, copied)
    with session_scope(engine) as session:
        counts, now = _counts(copied), settings.clock.now()
        audit.note(session, "exported", now, sought_by=wanted.by, counts=counts)
    say(f"written: {asked.out / JSON} and {asked.out / HTML}")
    say("look through them before you give them: a note may concern others, too")
    return 0


def _counts(copied: Sequence[dict[str, Any]]) -> Counter[str]:
    counts = Counter[str]()
    for one in copied:
        counts.update({name: len(rows) for name, rows in one["rows"].items()})
    return counts


def _write(folder: Path, settings: Settings, copied: Sequence[dict[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made_at = settings.clock.now()
    document = {"made_at": made_at.isoformat(), "conversations": copied}
    _keep(folder / JSON, json.dumps(document, ensure_ascii=False, indent=2, default=str))
    _keep(folder / HTML, _page(settings, copied))


def _page(settings: Settings, copied: Sequence[dict[str, Any]]) -> str:
    """Return the page in the language of the latest conversation, on its municipality's clock."""
    (latest,) = copied[-1]["rows"]["conversations"]
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    profiles = Profiles(settings.data_dir / "municipalities", catalogue, settings.environment)
    known = {profile.id: profile for profile in profiles.all()}
    texts = Texts(settings.data_dir, "privacy")
    whose = known.get(latest["municipality"])
    return page(
        copied,
        lambda key, **values: texts.prompt(key, latest["locale"], **values),
        latest["language"],
        {id_: profile.name for id_, profile in known.items()},
        whose.timezone if whose else UTC,
        settings.clock.now(),
    )


def _keep(file: Path, text: str) -> None:
    """Write a file that only its owner can read, from the first byte on."""
    file.unlink(missing_ok=True)
    with open(
        os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
    ) as out:
        out.write(text)


if __name__ == "__main__":
    sys.exit(main())
