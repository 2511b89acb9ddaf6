"""Figures in the words of the page: charts of counts, times, shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import request

from intake import corrections, figures
from intake.corrections import Week
from intake.database import read_scope
from intake.figures import LEAST, Contacts, Duration, Work, hidden
from webhook.desk.access import desk
from webhook.desk.page import say
from webhook.guards import current_services

DAYS = (7, 28)
"""Periods to choose from; conversations are kept no longer than the second (`RetentionPolicy`)."""


@dataclass(frozen=True)
class Bar:
    """One line of a chart: its words, its count (None: hidden), its part of the longest
    bar in percent."""

    label: str
    count: int | None
    percent: int
    told: str = ""
    """What stands beside the bar in place of the count."""


@dataclass(frozen=True)
class Chart:
    """Counts under one heading."""

    name: str
    bars: list[Bar]


@dataclass(frozen=True)
class Fact:
    """One figure that is no count: its heading, and what it is in words."""

    name: str
    value: str


@dataclass(frozen=True)
class Figures:
    """What page and file have."""

    days: int
    total: str
    cases: str
    charts: list[Chart]
    times: list[Fact]
    shares: list[Fact]


def look() -> Figures:
    """Return the figures of the days that are asked for, of the whole municipality."""
    services, here, days = current_services(), desk(), asked_days()
    since = services.now() - timedelta(days=days)
    with read_scope(services.engine) as session:
        came = figures.contacts(session, here.profile.id, since, here.profile.timezone)
        done = figures.work(session, here.profile.id, since, list(here.profile.departments))
        weeks = corrections.by_week(session, here.profile, services.now())
    return Figures(
        days, _number(came.total), _number(done.total), [*_charts(came, done), _weeks(weeks)],
        _times(done), _shares(done),
    )  # fmt: skip


def asked_days() -> int:
    """Return how many days are asked for."""
    days = request.args.get("days", type=int)
    return days if days in DAYS else DAYS[-1]


def _charts(came: Contacts, done: Work) -> list[Chart]:
    words = say()
    return [
        _chart("fate", came.by_fate, lambda code: words.code("fate_of", code)),
        _chart("channel", came.by_channel, lambda code: words.code("channel", code)),
        _chart("language", came.by_language, lambda code: words.code("language", code)),
        _chart("hour", came.by_hour, lambda hour: words("figures_hour_of", n=hour)),
        _chart("topic", done.by_topic, lambda code: words.code("topic", code)),
        _chart("department", done.by_department, words.department),
    ]


def _chart(name: str, counts: Mapping[str, int], label: Callable[[str], str]) -> Chart:
    cells = hidden(counts)
    longest = max((cell.count or 0 for cell in cells), default=0) or 1
    bars = [Bar(label(one.key), one.count, 100 * (one.count or 0) // longest) for one in cells]
    return Chart(say()(f"figures_{name}"), bars)


def _weeks(weeks: Sequence[Week]) -> Chart:
    """Return in how many percent of each week's cases nobody said that the department was wrong;
    hidden where either side of it is too few to be told."""
    return Chart(say()("figures_weeks"), [_week(one) for one in weeks if one.routed])


def _week(week: Week) -> Bar:
    label, right = say()("figures_week_of", day=f"{week.monday:%d-%m}"), week.routed - week.wrong
    if not is_told(right, week.routed):
        return Bar(label, None, 0)
    percent = round(100 * right / week.routed)
    return Bar(label, percent, percent, say()("figures_percent", percent=percent))


def _times(done: Work) -> list[Fact]:
    named = {
        "taken": done.until_taken,
        "answered": done.until_answered,
        "closed": done.until_closed,
    }
    return [Fact(say()(f"figures_until_{key}"), _lasted(one)) for key, one in named.items()]


def _lasted(one: Duration) -> str:
    if one.median is None or one.nine_in_ten is None:
        return say()("figures_few")
    return say()("figures_lasted", half=_span(one.median), most=_span(one.nine_in_ten))


def _span(lasted: timedelta) -> str:
    return say().age(say().now - lasted)


def _shares(done: Work) -> list[Fact]:
    return [
        Fact(say()("figures_calls"), _share(done.calls_kept, done.calls_closed)),
        Fact(say()("figures_routing"), _share(done.routed - done.moved, done.routed)),
    ]


def _share(part: int, whole: int) -> str:
    """Return a share in percent; none where either side of it is too few to be told."""
    if not is_told(part, whole):
        return say()("figures_few")
    return say()("figures_share", percent=round(100 * part / whole), n=whole)


def is_told(part: int, whole: int) -> bool:
    """Say whether a share may be told: neither it nor what is left of it is too few."""
    return whole >= LEAST and not 0 < part < LEAST and not 0 < whole - part < LEAST


def _number(count: int) -> str:
    return say()("figures_under", n=LEAST) if 0 < count < LEAST else str(count)
