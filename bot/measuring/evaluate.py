"""`make nlu-report`: reads labelled lines with the trained model and says how well it did."""

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np

from bot.danger.model import INTENT_OF_DANGER
from bot.danger.reader import PERHAPS, YES
from bot.measuring import danger_report, measures, robustness
from bot.measuring.danger_report import judged as judged_danger
from bot.measuring.measures import Judged
from bot.measuring.reading import NoModel, Reader, Reading, hush, newest_model

LENGTHS = ((1, 3), (4, 15), (16, 60), (61, 10_000))
Line = Dict[str, Any]
Pair = Tuple[Line, Reading]


def read_lines(file: Path) -> List[Line]:
    """Return the objects of a JSONL file; raises OSError or ValueError where there are none."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def answer(line: Line, reading: Reading) -> Line:
    """Return a line with what the bot made of it, as the contract names it."""
    found = asdict(reading)
    for name in ("milliseconds", "answer", "intent"):
        del found[name]
    return {
        **line,
        **found,
        "predicted": reading.predicted,
        "confidence": reading.confidence,
    }


def judged(line: Line, reading: Reading) -> Judged:
    """Return a labelled line as it is scored."""
    named = tuple(str(other["intent"]) for other in reading.alternatives)
    return Judged(line["intent"], named, reading.decision, reading.confidence)


def report(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the report, line by line; only lines with an intent are scored."""
    labelled = [(line, reading) for line, reading in pairs if line.get("intent")]
    if labelled:
        scored = [judged(line, reading) for line, reading in labelled]
        yield from _summary(scored)
        for key in ("language", "source", "tier"):
            yield from _groups(key, labelled)
        yield from _intents(scored)
    yield from _times(pairs)
    yield from _wrong(labelled)


def _summary(scored: Sequence[Judged]) -> Iterator[str]:
    for name, measure in (("accuracy", measures.accuracy), ("macro-F1", measures.macro_f1)):
        low, high = measures.interval(measure, scored)
        yield f"{name:<20} {measure(scored):.3f}  [{low:.3f}, {high:.3f}]"
    yield f"{'calibration error':<20} {measures.calibration_error(scored):.3f}"
    yield f"{'taken for in scope':<20} {measures.taken_for_in_scope(scored):.3f}"
    for name, share in measures.shares(scored).items():
        yield f"{name:<20} {share:.1f} %"


def _groups(key: str, labelled: Sequence[Pair]) -> Iterator[str]:
    groups: Dict[str, List[Judged]] = defaultdict(list)
    for line, reading in labelled:
        if key in line:
            groups[str(line[key])].append(judged(line, reading))
    if groups:
        yield f"\n{key:<36} lines  accuracy  macro-F1  interval         first  lost"
    for name, scored in sorted(groups.items()):
        low, high = measures.interval(measures.macro_f1, scored)
        parts = measures.shares(scored)
        yield (
            f"{name:<36} {len(scored):>5}  {measures.accuracy(scored):>8.3f}"
            f"  {measures.macro_f1(scored):>8.3f}  [{low:.3f}, {high:.3f}]"
            f"  {parts['first']:>6.1f}  {parts['lost']:>4.1f}"
        )


def _intents(scored: Sequence[Judged]) -> Iterator[str]:
    yield f"\n{'intent':<22} lines  precision  recall  F1"
    count = measures.truths(scored)
    for intent, (precision, recall, f1) in measures.by_intent(scored).items():
        yield f"{intent:<22} {count[intent]:>5}  {precision:>9.3f}  {recall:>6.3f}  {f1:.3f}"
    yield "\nconfusions (truth -> predicted)"
    for (truth, predicted), times in measures.confusions(scored):
        yield f"{times:>4}  {truth} -> {predicted}"


def _false_alarms(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield how many ordinary lines are read as danger, or asked about."""
    ordinary = [r for x, r in pairs if x.get("intent") not in (None, INTENT_OF_DANGER)]
    for verdict in (YES, PERHAPS) if ordinary else ():
        share = sum(r.danger["verdict"] == verdict for r in ordinary) / len(ordinary)
        yield f"ordinary lines read as danger, {verdict:<8} {share:.4f} of {len(ordinary)}"


def _times(pairs: Sequence[Pair]) -> Iterator[str]:
    yield "\nwords        lines  p50 ms  p95 ms"
    for low, high in LENGTHS:
        spent = [r.milliseconds for x, r in pairs if low <= len(x["text"].split()) <= high]
        if spent:
            middle, late = np.percentile(spent, [50, 95])
            yield f"{low:>3} to {high:<5} {len(spent):>5}  {middle:>6.1f}  {late:>6.1f}"


def _wrong(labelled: Sequence[Pair]) -> Iterator[str]:
    yield "\nwrong lines"
    for line, reading in labelled:
        if reading.predicted != line["intent"]:
            yield (
                f"{line.get('language', '')} {line['intent']} -> {reading.predicted}"
                f" {reading.confidence:.2f} ({reading.decision}): {line['text']}"
            )


def main() -> int:
    """Command line: FILE, OUT, --channel, --model; writes OUT and prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--channel", default="chat", choices=("chat", "sms", "voice"))
    parser.add_argument("--model", type=Path)
    given = parser.parse_args()
    hush()
    try:
        lines = read_lines(given.file)
        reader = Reader(given.model or newest_model())
    except (OSError, ValueError, NoModel) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    pairs = [(line, reader.read(line["text"], given.channel)) for line in lines]
    answers = (json.dumps(answer(*pair), ensure_ascii=False) for pair in pairs)
    given.out.write_text("".join(f"{line}\n" for line in answers), "utf-8")
    sys.stdout.writelines(f"{line}\n" for line in report(pairs))
    sys.stdout.writelines(f"{line}\n" for line in _false_alarms(pairs))
    labelled = [line for line in lines if line.get("intent")]
    told = robustness.report(labelled, lambda x: judged(x, reader.read(x["text"], given.channel)))
    sys.stdout.writelines(f"{line}\n" for line in told)
    sys.stdout.writelines(f"{line}\n" for line in danger_report.report(judged_danger(reader)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
