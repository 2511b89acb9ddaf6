"""The results as a picture: bars of ours beside the starter's, as SVG."""

from collections.abc import Iterator
from html import escape
from typing import Any

from benchmarks.parts import LONG

WIDTH, LEFT, RIGHT, BAR, GAP = 760, 250, 90, 18, 34
COLOURS = {"ours": "#154273", "starter": "#8a93a3"}
Group = tuple[str, dict[str, float]]


def drawn(results: dict[str, Any]) -> str:
    """Return the picture of whatever was measured."""
    groups = list(_groups(results["parts"]))
    height = 70 + sum(len(bars) * (BAR + 4) + GAP for _, bars in groups)
    body, y = [_text(20, 32, "Ours and Rasa's own starter, in the same run", 18, "600")], 60
    for title, bars in groups:
        body.append(_text(20, y + 14, title, 13, "400"))
        most = max([*bars.values(), 0.001])
        for name, value in bars.items():
            length = max(2.0, (WIDTH - LEFT - RIGHT) * value / most)
            body.append(_bar(LEFT, y, length, COLOURS[name]))
            body.append(_text(LEFT + length + 8, y + 14, f"{value:g} {name}", 12, "400"))
            y += BAR + 4
        y += GAP - 8
    return _document(height, "".join(body))


def _groups(parts: dict[str, Any]) -> Iterator[Group]:
    for part, key, title in (
        ("saturated", "turns_per_second", "turns a second, no pause"),
        ("paced", "p50", "paced: median, ms"),
        ("paced", "p95", "paced: p95, ms"),
        ("growth", "turn_10_ms", "turn 10, ms"),
        ("growth", f"turn_{LONG}_ms", f"turn {LONG}, ms"),
        ("training", "cold", "training from nothing, s"),
        ("training", "warm", "training again, s"),
        ("start", "seconds", "start, s"),
    ):
        if part in parts:
            systems = {name: parts[part].get(name, {}).get(key) for name in COLOURS}
            yield title, {name: value for name, value in systems.items() if value is not None}
    if "memory" in parts:
        memory = {name: parts["memory"][name] for name in COLOURS}
        yield "memory of all processes, MiB", {n: round(sum(m.values())) for n, m in memory.items()}


def _bar(x: float, y: float, length: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{colour}"/>'


def _text(x: float, y: float, text: str, size: int, weight: str) -> str:
    style = f'font-size="{size}" font-weight="{weight}"'
    return f'<text x="{x:.1f}" y="{y}" {style}>{escape(text)}</text>'


def _document(height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' font-family="system-ui, sans-serif" fill="#1b1b1f">'
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )
