"""How a time of day is said, written over the symbols of both languages."""

import re
from dataclasses import replace

from intake.spoken.mentions import Clock, Mark, What, Window

HALF_DAY = 720
DAY = 1440

# A number before one of these counts things or days: it is no hour.
_NOT_COUNTED = r"(?!COUNTED |DAYS |WEEK |MONTH |YEAR |HOURS |MINUTES |QUARTER_HOUR |WEEKEND |M\d)"
_HOUR = r"(?:0 \d |\d{1,2} |A )"
_MINUTES = r"(?:(?:\d{1,2} |A )(?:MINUTES )?|(?:A )?QUARTER_HOUR |QUARTER )"
_TOWARDS_HOUR = r"(?:HALF|THREE_QUARTER|(?:3 )?QUARTER)"
_DIAL = (
    rf"(?:{_MINUTES}(?:BEFORE|OVER|AFTER) (?:{_TOWARDS_HOUR} )?{_HOUR}"
    rf"|{_TOWARDS_HOUR} {_HOUR}){_NOT_COUNTED}(?:CLOCK )?"
)
_DIGITAL = (
    r"(?:T\d{1,2}:\d{2} (?:CLOCK )?|Q\d{1,2}\.\d{2} CLOCK "
    rf"|{_HOUR}CLOCK (?:0 \d|[1-5]\d|\d(?= (?!_)|\ $)) {_NOT_COUNTED}(?:CLOCK )?|{_HOUR}CLOCK )"
)
# "Om een" is one o'clock only where nothing follows that it could be the article of.
_ONE = r"A (?=$|AND |OR |UNTIL |DASH |[PKRWM]\w|ON |CAN )"
_BARE = rf"(?:Q\d{{1,2}}\.\d{{2}} |0 \d |\d{{1,2}} |{_ONE}){_NOT_COUNTED}"
# "9.30" is a time where it is no date: after a weekday, or when no month has that number.
_DOTTED = (
    r"(?:(?<=[VW]\d )Q\d{1,2}\.\d{2} |(?<!ON )(?<!THE )Q\d{1,2}\.(?:0[05]|10|1[3-9]|[2-5]\d) )"
)
# "Negen dertig" is a time by itself or behind a day, where nothing follows that it could count.
_WITHOUT_CLOCK = (
    r"(?:(?<!.)|(?<=[VW]\d )|(?<=R\d )|(?<=MORNING_OR_TOMORROW ))"
    r"(?:[6-9]|1\d|20) (?:[1-5][05]) (?=$|AND |OR |CAN |P[maenx] )"
)
_PART = r"(?:(?:IN |ON )?(?:THE )?P[maenx] |EARLY )"
SURE = rf"(?:(?:{_DIAL}|{_DIGITAL}|{_DOTTED}|MIDNIGHT ){_PART}?)"
ANY = rf"(?:{SURE}|\d{{1,2}} [1-5]\d {_NOT_COUNTED}|{_BARE}{_PART}?)"
NEAR = r"(?:THE |AT |ABOUT ){0,3}"

_BETWEEN = re.compile(rf"BETWEEN {NEAR}(?P<a>{ANY})(?:AND|UNTIL|DASH) {NEAR}(?P<b>{ANY})")
_SPAN = re.compile(
    rf"(?:FROM|OF|AT|ON) {NEAR}(?P<a>{ANY})(?:UNTIL|DASH) {NEAR}(?P<b>{ANY})"
    rf"|(?P<c>{ANY})(?:UNTIL|DASH) {NEAR}(?P<d>{SURE})"
    rf"|(?P<e>{SURE})(?:UNTIL|DASH) {NEAR}(?P<f>{ANY})"
    rf"|(?P<g>{_BARE})UNTIL {NEAR}(?P<h>{_BARE})"
    r"|(?P<i>Q\d{1,2}\.\d{2} )(?:UNTIL|DASH) (?P<j>Q\d{1,2}\.\d{2} )"
)
_OR_LATER = re.compile(rf"(?:(?:AT|ABOUT|BY) {NEAR}(?P<a>{ANY})|(?P<b>{SURE}))OR LATER ")
_LATER = re.compile(rf"(?:FROM|AFTER|NOT_BEFORE) {NEAR}(?P<a>{ANY})")
_EARLIER = re.compile(rf"(?:BEFORE|BEFORE_OR_FOR|UNTIL|NOT_AFTER) {NEAR}(?P<b>{ANY})")
_CHOICE = re.compile(rf"(?:(?:AT|ABOUT|BY) {NEAR}(?P<a>{ANY})|(?P<b>{SURE}))OR {NEAR}(?P<c>{ANY})")
_SINGLE = re.compile(
    rf"(?:AT|ABOUT|BY) {NEAR}(?P<a>{ANY}|\d{{1,2}}\. $)|FOR {NEAR}(?P<b>{SURE})"
    rf"|(?!A )(?P<c>{SURE})|(?P<d>\d{{1,2}} {_PART})|(?P<e>{_WITHOUT_CLOCK})"
)
_LASTING = re.compile(
    r"DURATION (?:ABOUT |SOFTENER |_ )?(?:\d+|A) CLOCK |(?:\d+|A) CLOCK (?:DURATION|AGO) "
)


def clock_at(symbols: str, place: int) -> tuple[list[What], int] | None:
    """The times said from this place on and where they end; None if none begins here."""
    if lasting := _LASTING.match(symbols, place):
        return [], lasting.end()
    for pattern, read in _RULES:
        if match := pattern.match(symbols, place):
            clocks = [_clock_in_part(said) for said in match.groups() if said]
            if None not in clocks:
                return read([clock for clock in clocks if clock]), match.end()
    return None


def _stretch(clocks: list[Clock]) -> list[What]:
    return [Window(clocks[0], clocks[1])]


def _later(clocks: list[Clock]) -> list[What]:
    return [Window(clocks[0], None)]


def _earlier(clocks: list[Clock]) -> list[What]:
    return [Window(None, clocks[0])]


def _choice(clocks: list[Clock]) -> list[What]:
    return [clocks[0], Mark("OR"), clocks[1]]


def _single(clocks: list[Clock]) -> list[What]:
    return [clocks[0]]


_RULES = (
    (_BETWEEN, _stretch),
    (_SPAN, _stretch),
    (_OR_LATER, _later),
    (_LATER, _later),
    (_EARLIER, _earlier),
    (_CHOICE, _choice),
    (_SINGLE, _single),
)

_RELATIVE = re.compile(
    rf"(?P<minutes>{_MINUTES})(?P<side>BEFORE|OVER|AFTER) "
    rf"(?:(?P<which>{_TOWARDS_HOUR}) )?(?P<hour>{_HOUR})"
)
_TOWARDS = re.compile(rf"(?P<which>{_TOWARDS_HOUR}) (?P<hour>{_HOUR})")
_FIGURES = re.compile(r"[TQ](?P<hour>\d{1,2})[:.](?P<minute>\d{2}) ")
_HOURS = re.compile(rf"(?P<hour>{_HOUR})(?:CLOCK )?(?P<minute>(?:0 )?\d{{1,2}} )?")
# Minutes before the hour that is named: "halb drei", "viertel drei", "dreiviertel drei".
_TOWARDS_MINUTES = {"HALF": 30, "QUARTER": 45, "3 QUARTER": 15, "THREE_QUARTER": 15}


def _clock_in_part(said: str) -> Clock | None:
    """The time that these symbols say, with the part of day that may end them."""
    letter = re.search(r"(?:P([maenx])|EARLY) $", said)
    clock = _clock_of(re.sub(rf"{_PART}$", "", said))
    return replace(clock, part=letter[1] or "m") if clock and letter else clock


def _clock_of(said: str) -> Clock | None:
    """The time that these symbols say; None for 25 o'clock."""
    if said == "MIDNIGHT ":
        return Clock(DAY, exact=True)
    if match := _RELATIVE.match(said):
        minutes = 15 if "QUARTER" in match["minutes"] else _number(match["minutes"])
        signed = -minutes if match["side"] == "BEFORE" else minutes
        return _clock(match["hour"], signed - _TOWARDS_MINUTES.get(match["which"], 0))
    if match := _TOWARDS.match(said):
        return _clock(match["hour"], -_TOWARDS_MINUTES[match["which"]])
    if match := _FIGURES.match(said):
        clock = _clock(match["hour"], _number(match["minute"]))
        return clock and replace(clock, figures=not clock.exact)
    match = _HOURS.match(said.replace(".", ""))
    return _clock(match["hour"], _number(match["minute"] or "0")) if match else None


def _clock(hour_said: str, minutes: int) -> Clock | None:
    """A time on the dial; on the 24-hour clock from 13, and with a leading nought ("03:30")."""
    hour = _number(hour_said)
    if hour > 24 or minutes > 59 or (hour == 24 and minutes > 0):
        return None
    if hour > 12 or hour_said.startswith("0"):
        minute = hour * 60 + minutes
        return Clock(minute if minute >= 0 else minute + DAY, exact=True)
    return Clock((hour * 60 + minutes) % HALF_DAY)


def _number(said: str) -> int:
    digits = "".join(re.findall(r"\d", said))
    return int(digits) if digits else 1
