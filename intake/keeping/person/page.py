"""The copy of somebody's data as a page that the citizen can read, in the citizen's language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from html import escape
from typing import Any

from intake.wording.texts import MissingText

Say = Callable[..., str]
"""Gives a sentence of `data/<language>/privacy.yml` by its key."""
Copied = Mapping[str, Any]
"""One conversation, as `intake.keeping.person.copying` gives it."""


def page(copied: Sequence[Copied], say: Say, language: str, names: Mapping[str, str], zone: tzinfo,
         made_at: datetime) -> str:  # fmt: skip
    """Return the whole page as HTML that needs nothing from elsewhere.

    `names` are those of the municipalities by id; times are told in `zone`.
    """
    teller = _Teller(say, names, zone)
    body = "".join(part for one in copied for part in teller.conversation(one))
    head = f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
    title = f"<title>{escape(say('title'))}</title><h1>{escape(say('title'))}</h1>"
    begins = _paragraph(say("begins", when=teller.moment(made_at.isoformat())))
    return f"{head}{title}{begins}{body}{_rights(say)}</html>\n"


class _Teller:
    """Tells a conversation in the citizen's words for things."""

    def __init__(self, say: Say, names: Mapping[str, str], zone: tzinfo) -> None:
        self._say, self._names, self._zone = say, names, zone

    def conversation(self, one: Copied) -> Iterator[str]:
        """Give what was said, left, agreed and done in it, each under its heading."""
        rows = one["rows"]
        (row,) = rows["conversations"]
        whose = self._names.get(row["municipality"], row["municipality"])
        way, when = self._code("channel", row["channel"]), self.moment(row["created_at"])
        heading = self._say("conversation", municipality=whose, way=way, when=when)
        yield f"<h2>{escape(heading)}</h2>"
        yield from self._list("contact", self._contact(one["contact"]))
        yield from self._list("words", map(self._turn, rows.get("turns", ())))
        yield from self._list("wishes", map(self._wish, rows.get("contact_wishes", ())))
        yield from self._list("appointments", map(self._appointment, rows.get("appointments", ())))
        yield from self._list("cases", map(self._case, rows.get("cases", ())))
        yield from self._list("done", map(self._act, rows.get("case_history", ())))
        yield from self._list("messages", map(self._message, rows.get("outbox", ())))
        yield from self._list("understood", self._understood(one))

    def moment(self, written: str) -> str:
        """Return a moment as it is written here: day, month, year, hour and minute."""
        at = datetime.fromisoformat(written).astimezone(self._zone)
        clock = {"hour": f"{at:%H}", "minute": f"{at:%M}"}
        return self._say("moment", day=str(at.day), month=str(at.month), year=str(at.year), **clock)

    def _list(self, heading: str, lines: Iterator[str]) -> Iterator[str]:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        if items:
            yield f"<h3>{escape(self._say(heading))}</h3><ul>{items}</ul>"

    def _contact(self, contact: Mapping[str, str]) -> Iterator[str]:
        return (f"{self._code('contact', kind)}: {value}" for kind, value in contact.items())

    def _turn(self, turn: Copied) -> str:
        who = self._code("sender", turn["sender"])
        return f"{self.moment(turn['at'])}  {who}: {turn['text']}"

    def _wish(self, wish: Copied) -> str:
        told = [self._code("wish", wish["how"])] if wish["how"] else []
        told += [self._say(f"wish_{name}") for name in ("no_call", "interpreter") if wish[name]]
        return ", ".join(filter(None, [*told, wish["hours"]]))

    def _appointment(self, row: Copied) -> str:
        office = row["office"].partition("/")[2]
        when, state = self.moment(row["starts_at"]), self._code("state", row["state"])
        return f"{when}, {row['service']}, {office}, {row['reference'] or ''} ({state})"

    def _case(self, case: Copied) -> str:
        status = self._code("status", case["status"])
        opened = self._say("opened", when=self.moment(case["opened_at"]))
        return f"{case['reference']} ({status}, {opened}): {case['summary']}"

    def _act(self, event: Copied) -> str:
        who, what = self._code("sender", event["actor_type"]), self._code("act", event["act"])
        text = event["detail"].get("text", "")
        return f"{self.moment(event['at'])}  {who}: {what}{f' – {text}' if text else ''}"

    def _message(self, message: Copied) -> str:
        values = ", ".join(f"{value}" for value in message["values"].values())
        return f"{self.moment(message['created_at'])}: {values}"

    def _understood(self, one: Copied) -> Iterator[str]:
        count = len(one.get("rasa_events", ()))
        return iter([self._say("understood_count", n=str(count))] if count else [])

    def _code(self, kind: str, code: str) -> str:
        try:
            return self._say(f"{kind}_{code}")
        except MissingText:
            return code


def _rights(say: Say) -> str:
    said = "".join(f"<li>{escape(say(key))}</li>" for key in ("mend", "forget", "complain"))
    return f"<h2>{escape(say('rights'))}</h2><ul>{said}</ul>"


def _paragraph(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"
