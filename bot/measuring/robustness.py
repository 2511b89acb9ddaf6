"""What a line is still worth between courtesies, in capitals, or with a slip of the finger.

Part of `make nlu-report`: the same labelled lines are read in each of these forms.
"""

import string
from pathlib import Path
from random import Random
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence

import yaml

from bot.measuring.measures import Judged, accuracy, shares

AROUND = Path("tests") / "robustness"
"""What people say around a line, by language, with names and wordings of its own."""
SEEDS = range(5)
ALLOWED = {"opening": 3.0, "closing": 3.0, "capitals": 3.0, "one edit": 5.0}
"""Points of lines right first that each form may cost."""
Line = Dict[str, Any]
Read = Callable[[Line], Judged]


class Form(NamedTuple):
    """The same lines in one form; edits have one list for each seed."""

    name: str
    lines: List[List[Line]]


def forms(lines: Sequence[Line], folder: Path = AROUND) -> Iterator[Form]:
    """Yield labelled lines in every form; nothing where the folder is missing.

    Lines of a language without openings and closings are left out.
    """
    around = {file.stem: _yaml(file) for file in sorted(folder.glob("*.yml"))}
    kept = [line for line in lines if line.get("language") in around]
    if not kept:
        return
    yield Form("bare", [kept])
    for name, key, before in (("opening", "openings", True), ("closing", "closings", False)):
        said = [around[line["language"]][key] for line in kept]
        beside = [each[number % len(each)] for number, each in enumerate(said)]
        yield Form(name, [[_with(*one, before) for one in zip(kept, beside, strict=True)]])
    yield Form("capitals", [[{**line, "text": line["text"].upper()} for line in kept]])
    yield Form("one edit", [_edited(kept, Random(seed)) for seed in SEEDS])


def report(lines: Sequence[Line], read: Read, folder: Path = AROUND) -> Iterator[str]:
    """Yield accuracy and the share right first of every form, and how far it is from bare."""
    bare = None
    for form in forms(lines, folder):
        if bare is None:
            yield f"\n{'the same lines':<16} lines  accuracy  first  from bare  allowed"
        judged = [[read(line) for line in each] for each in form.lines]
        right = _mean([accuracy(each) for each in judged])
        first = _mean([shares(each)["first"] for each in judged])
        bare = first if bare is None else bare
        allowed = f"{-ALLOWED[form.name]:>9.1f}" if form.name in ALLOWED else ""
        yield (
            f"{form.name:<16} {len(form.lines[0]):>5}  {right:>8.3f}  {first:>5.1f}"
            f"  {first - bare:>+9.1f}{allowed}"
        )


def edited(text: str, chance: Random) -> str:
    """Return a text with one wrong letter or space; the same `chance` gives the same text."""
    places = [i for i, letter in enumerate(text) if letter.isalpha() or letter == " "]
    if not places:
        return text
    at = chance.choice(places)
    before, letter, after = text[:at], text[at], text[at + 1 :]
    slips = {
        "left out": before + after,
        "doubled": before + letter + letter + after,
        "other": before + chance.choice(string.ascii_lowercase) + after,
        "in two": f"{before} {letter}{after}",
        "changed places": before + after[:1] + letter + after[1:],
    }
    slip = chance.choice(list(slips))
    return slips["left out" if letter == " " else slip]


def _edited(lines: Sequence[Line], chance: Random) -> List[Line]:
    return [{**line, "text": edited(line["text"], chance)} for line in lines]


def _with(line: Line, said: str, before: bool) -> Line:
    text = f"{said}{line['text']}" if before else f"{line['text']}{said}"
    return {**line, "text": text}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _yaml(file: Path) -> Dict[str, List[str]]:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
