"""How today, tomorrow and the parts of a day are said; "morgen" is tomorrow or the morning."""

from intake.spoken import days
from intake.spoken.grammar.rules import Found, Rule, Said, Today, nothing, one
from intake.spoken.mentions import Days, PartOfDay


def _relative(said: Said, today: Today) -> Found:
    return one(days.plus(today.day, int(said["offset"])))


def _tomorrow(said: Said, today: Today) -> Found:
    tomorrow = Days((days.plus(today.day, 1),))
    return [tomorrow, PartOfDay("m", glued=True)] if said["early"] else [tomorrow]


def _this_morning(said: Said, today: Today) -> Found:
    return [Days((today.day,)), PartOfDay("m", glued=True)]


def _next_morning(said: Said, today: Today) -> Found:
    return [Days((days.plus(today.day, 1),)), PartOfDay("m", glued=True)]


def _morning(said: Said, today: Today) -> Found:
    return [PartOfDay("m")]


def _afternoon(said: Said, today: Today) -> Found:
    return [PartOfDay("a")]


def _now(said: Said, today: Today) -> Found:
    return one(today.day)


def _part(said: Said, today: Today) -> Found:
    return [PartOfDay(said["letter"])]


def _glued_part(said: Said, today: Today) -> Found:
    return [PartOfDay(said["letter"], glued=True)]


def _part_today(said: Said, today: Today) -> Found:
    return [Days((today.day,)), PartOfDay(said["letter"], glued=True)]


GREETINGS: list[Rule] = [
    (r"GOOD (?:THE )?(?:MORNING_OR_TOMORROW|P\w|DAYS|WEEKEND|WEEK|R0) |GREETING ", nothing),
]
RULES: list[Rule] = [
    (r"START (?:OF |THE )*DAYS ", _morning),
    (r"END (?:OF |THE )*DAYS ", _afternoon),
    (r"(?<=BETWEEN )NOW |(?<=FROM )NOW |(?<=OF )NOW ", _now),
    (r"(?:START|MIDDLE|END) (?:OF |THE )*P(?P<letter>[maen]) ", _part),
    (r"(?:R0|THIS) MORNING_OR_TOMORROW ", _this_morning),
    (r"NEXT MORNING_OR_TOMORROW ", _next_morning),
    (r"(?:ON|THE|IN THE) MORNING_OR_TOMORROW ", _morning),
    (r"MORNING_OR_TOMORROW (?P<early>EARLY )?", _tomorrow),
    (r"THIS P(?P<letter>[maenx]) ", _part_today),
    (r"P(?P<letter>[maenx]) ", _part),
    (r"K(?P<letter>[maenx]) ", _glued_part),
    (r"R(?P<offset>-?\d) ", _relative),
]
