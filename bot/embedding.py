"""`python -m bot.embedding`: embeds every line that a training learns from, beside Rasa's start.

Rasa reads rules and examples for some ten seconds before anything learns, on one core; and each
component that learns would start the encoders anew. Whoever needs an embedding meanwhile waits.
"""

from pathlib import Path
from typing import List

from bot.encoders.encoder import PROBES, Embedder
from bot.encoders.kept import one_process
from bot.encoders.models import DIMENSIONS
from bot.examples.danger import read_danger
from bot.examples.intents import read_examples
from bot.examples.plain import plain
from bot.examples.questions import read_asked

DATA, CACHE = Path("data"), Path("var/embeddings")
PURPOSE = "training"


def learnt_from(data: Path) -> List[str]:
    """Return every line that the intents, the reader for danger and the gate learn from, once.

    The last are those by which embeddings are told from others.
    """
    lines = [one.text for one in read_examples(data)]
    lines += map(plain(data, lines).read, list(lines))
    lines += [one.text for one in read_danger(data)]
    asked = read_asked(data)
    return list(dict.fromkeys([*lines, *asked.questions, *asked.needs, *PROBES]))


def main() -> int:
    """Fill the cache of this folder's data."""
    with one_process(CACHE):
        texts = learnt_from(DATA)
        for model in DIMENSIONS:
            Embedder(model, CACHE, PURPOSE).fill(texts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
