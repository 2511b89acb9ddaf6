"""`python -m bot.beside PART …`: learns parts of a model, one after the other, beside Rasa.

The parts are those of `PARTS`, of the data and the settings (`config.yml`) of this folder.
"""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

import yaml

from bot.answers import gate
from bot.danger import model as danger
from bot.examples.intents import read_examples
from bot.intents import model as intents
from bot.learning import beside

Said = List[Tuple[str, str]]


class Part(NamedTuple):
    """What learns: the component that it is for, its settings, its lines, and how."""

    component: str
    defaults: Dict[str, Any]
    lines: Callable[[Path, Said], Any]
    learn: beside.Learn


PARTS = {
    "intents": Part("IntentClassifier", intents.DEFAULTS, lambda _, said: said, intents.learnt),
    "danger": Part("DangerReader", danger.DEFAULTS, danger.lines, danger.learnt),
    "gate": Part("AnswerReader", gate.DEFAULTS, gate.lines, gate.learnt_from),
}


def settings(part: Part, pipeline: Sequence[Dict[str, Any]]) -> Dict[str, Any]:
    """Return a component's settings as Rasa gives them to it."""
    folders = {"data": "data", "cache": "var/embeddings"}
    [ours] = [step for step in pipeline if step["name"].endswith(f".{part.component}")]
    return beside.of_learning({**folders, **part.defaults, **ours}, part.defaults)


def main(arguments: Sequence[str]) -> int:
    """Learn the parts named; all are waited for from the start."""
    pipeline = yaml.safe_load(Path("config.yml").read_text("utf-8"))["pipeline"]
    with ExitStack() as busy:
        for name in arguments:
            busy.enter_context(beside.busy(name))
        said = [(one.text, one.intent) for one in read_examples(Path("data"))]
        for name in arguments:
            part = PARTS[name]
            config = settings(part, pipeline)
            beside.leave(name, config, part.lines(Path("data"), said), part.learn)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
