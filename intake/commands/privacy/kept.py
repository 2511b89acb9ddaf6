"""`make kept`: what is kept where, for how long and why, with the terms of this installation."""

import argparse
import os
import sys
from collections.abc import Sequence

from intake.commands.privacy.installation import refused, say
from intake.keeping import register, terms
from intake.keeping.terms import RetentionPolicy, UnreadableTerms


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of docs/privacy.md in Markdown; 1 where the terms cannot be read.

    With `--usual` the terms are those of every installation, as the document has them.
    """
    parser = argparse.ArgumentParser(prog="make kept", description=__doc__)
    parser.add_argument("--usual", action="store_true")
    usual = parser.parse_args(arguments).usual
    try:
        own = terms.changed(os.environ.get("INTAKE_RETENTION", ""))
    except UnreadableTerms as error:
        return refused(f"INTAKE_RETENTION cannot be read: {error}")
    for line in register.table(RetentionPolicy() if usual else own):
        say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
