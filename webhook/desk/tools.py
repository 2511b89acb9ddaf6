"""What the pages of the desk work with, besides the services of the gateway."""

from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from intake.catalogue import Catalogue
from intake.settings import Settings
from intake.wording.service_names import ServiceNames
from intake.wording.texts import Texts


@dataclass(frozen=True)
class Tools:
    """Words and names, read once a process."""

    texts: Texts
    prompts: Texts
    """The bot's own."""
    canned: Texts
    """Answers that clerks need not type."""
    data_dir: Path
    service_names: ServiceNames
    catalogue: Catalogue


def build(settings: Settings) -> Tools:
    """Return the tools for an installation's data."""
    return Tools(
        texts=Texts(settings.data_dir, "desk"),
        prompts=Texts(settings.data_dir),
        canned=Texts(settings.data_dir, "canned_answers"),
        data_dir=settings.data_dir,
        service_names=ServiceNames(settings.data_dir),
        catalogue=Catalogue.load(settings.data_dir / "services.yml"),
    )


def tools() -> Tools:
    """Return the tools of the running app."""
    found: Tools = current_app.extensions["desk"]
    return found
