"""How long an editor waits: from saving an answer until an installation that runs gives it."""

import tempfile
import time
from pathlib import Path
from types import TracebackType

from deploy import ROOT
from deploy.processes import SERVING, Installation
from webhook.simulator.chat_client import ChatClient

LEEK = "gemeente-leek"
LIMIT_SECONDS = 10.0
PATIENCE = 60.0
"""Seconds after which an answer is not waited for any more, on however busy a machine."""
LOOKS_EVERY = 0.2
UNIT = """\
  town_hall_wifi:
    about: {office: town_hall}
    assumed: true
    answers:
      - nl: Ja, in het gemeentehuis is gratis wifi. Het netwerk heet Minoes.
        de: Ja, im Rathaus gibt es freies WLAN. Das Netz heißt Minoes.
    asked:
      nl:
        - hebben jullie wifi
        - Is er internet voor bezoekers in het gemeentehuis?
        - kan ik daar op de wifi
        - wat is het wachtwoord van de wifi bij de balie
        - mijn dochter wil weten of zij daar kan internetten terwijl we wachten
        - gratis wifi gemeentehuis
        - hoe heet jullie netwerk
        - heb je daar bereik met je laptop
      de:
        - habt ihr WLAN
        - Gibt es Internet für Besucher im Rathaus?
        - komm ich da ins WLAN
        - wie ist das Passwort vom WLAN am Schalter
        - meine Tochter will wissen ob sie da ins Internet kann während wir warten
        - freies WLAN Rathaus
        - wie heißt euer Netz
        - hat man da Empfang mit dem Laptop
"""
ASKED = {"nl": "hebben jullie daar ook wifi voor bezoekers?", "de": "Gibt es im Rathaus WLAN?"}


class Editing:
    """An installation with all its processes, on data of its own that may be edited as it runs."""

    def __init__(self, folder: Path) -> None:
        data = folder / "data"
        self._answers = _laid_out(data) / f"{LEEK}.yml"
        self._before = self._answers.read_text("utf-8") if self._answers.exists() else "units:\n"
        serving = (*SERVING, "worker", "banks")
        self.installation = Installation(folder, {"INTAKE_DATA_DIR": str(data)}, serving)

    def __enter__(self) -> "Editing":
        """Start the system."""
        self.installation.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the system."""
        self.installation.stop()

    def save(self, network: str) -> None:
        """Save Leek's answers with one more, in which the network has this name."""
        text = UNIT.replace("Minoes", network)
        self._answers.write_text(self._before + text, encoding="utf-8")

    def answer(self, language: str) -> str:
        """Ask in a new chat, in other words than the editor's; return what is said."""
        client = ChatClient(self.installation.url)
        client.open(LEEK, language)
        return " ".join(each.text for each in client.say(ASKED[language]))

    def seconds_until(self, word: str, language: str) -> float:
        """Ask until the answer has this word; return how long it took, infinite if too long."""
        began = time.monotonic()
        while word not in self.answer(language):
            if time.monotonic() - began > PATIENCE:
                return float("inf")
            time.sleep(LOOKS_EVERY)
        return time.monotonic() - began


def measure() -> dict[str, float | bool]:
    """Return the seconds from saving to the answer, and whether they keep the limit."""
    with tempfile.TemporaryDirectory(prefix="intake-edit-") as folder:
        with Editing(Path(folder)) as editing:
            editing.answer("nl")
            editing.save("Minoes")
            seconds = editing.seconds_until("Minoes", "nl")
    return {"seconds": round(seconds, 1), "kept": seconds <= LIMIT_SECONDS}


def _laid_out(data: Path) -> Path:
    """Lay out our data, municipalities to be edited; return the folder of their answers."""
    answers = data / "municipalities" / "answers"
    answers.mkdir(parents=True)
    for entry in (ROOT / "data").iterdir():
        if entry.name != "municipalities":
            (data / entry.name).symlink_to(entry)
    for file in (ROOT / "data" / "municipalities").rglob("*.*"):
        (data / file.relative_to(ROOT / "data")).write_bytes(file.read_bytes())
    return answers
