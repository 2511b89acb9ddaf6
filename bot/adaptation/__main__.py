"""`python -m bot.adaptation`: writes `bot/encoders/e5_adapter.npz`; half an hour."""

import argparse
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.adaptation import lessons
from bot.adaptation.network import Network
from bot.adaptation.rounds import Settings, Teacher, Told
from bot.encoders import e5_adapter, e5_file


def main() -> int:
    """Command line: --data, --out and the number of rounds; tells how wrong it still is."""
    parser = argparse.ArgumentParser(prog="python -m bot.adaptation")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--out", type=Path, default=e5_adapter.FILE)
    parser.add_argument("--rounds", type=int, default=Settings().rounds)
    given = parser.parse_args()
    chosen = Settings(rounds=given.rounds)
    tf.random.set_seed(chosen.seed)
    network = Network(e5_file.read(), chosen.first, chosen.rank, chosen.scale, chosen.seed)
    teacher = Teacher(network, lessons.kinds(given.data), lessons.topics(given.data), chosen)
    for told in teacher.teach():
        sys.stdout.write(_line(told))
        sys.stdout.flush()
    np.savez_compressed(given.out, **network.state(chosen.kept))
    return 0


def _line(told: Told) -> str:
    at = f"round {told.round + 1}, step {told.step} of {told.steps}"
    return f"{at}: kinds {told.of_kinds:.3f}, topics {told.of_topics:.3f}\n"


if __name__ == "__main__":
    raise SystemExit(main())
