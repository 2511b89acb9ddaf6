"""What reads lines plainly, with all words that are said in lines of ours."""

from itertools import chain
from pathlib import Path
from typing import Iterable

from bot.encoders import dictionary
from bot.examples.danger import read_danger
from bot.examples.questions import read_asked
from bot.words.matter.plain import Plain
from bot.words.names import read_names


def plain(data: Path, examples: Iterable[str]) -> Plain:
    """Return what reads lines as their matter is read, knowing the words of `data` and examples."""
    asked, danger = read_asked(data), read_danger(data)
    names = (name.text for name in read_names(data))
    lines = chain(examples, asked.questions, asked.needs, (one.text for one in danger), names)
    reading = Plain(data)
    reading.learn(lines, dictionary.words())
    return reading
