"""Set-up and processes: what `make` runs. Standard library only, so that Python alone suffices."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
