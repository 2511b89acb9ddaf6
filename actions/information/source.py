"""Where an answer comes from and how long it holds: said with it, or when somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.moments import date_in_words
from actions.turn_context import Citizen
from intake.advice.answers import Answer
from intake.municipalities.facts import Fact


@dataclass(frozen=True)
class Origin:
    """The origin of what is said in one turn; `source` is a title, None where there is none.

    Of what is assumed the source stands only for a part, and only where it is `partly` sourced.
    """

    source: str | None
    as_of: date
    assumed: bool = False
    temporary: bool = False
    partly: bool = False

    @property
    def standing(self) -> str | None:
        """The source that stands for what was said, or for a part of it."""
        return self.source if self.partly or not self.assumed else None


def of_facts(citizen: Citizen, facts: Sequence[Fact], *, assumed: bool) -> Origin:
    """Return the origin of facts of the profile that are told together."""
    municipality = citizen.municipality
    source = next((fact.source for fact in facts if fact.source), None)
    return Origin(
        source=municipality.source_title(source),
        as_of=municipality.source_day(source),
        assumed=assumed,
        temporary=any(fact.valid_until == "unknown" for fact in facts),
    )


def of_answers(answers: Sequence[Answer], *, assumed: bool) -> Origin:
    """Return the origin of answers that are told together: that of the first with a source."""
    first = next((answer for answer in answers if answer.source), answers[0])
    temporary = any(answer.valid_until == "unknown" for answer in answers)
    return Origin(first.source, first.as_of, assumed, temporary)


def including(origin: Origin, said: Sequence[Answer]) -> Origin:
    """Return the origin of what is told together with more answers.

    It is temporary if one of them is; where it has no source itself, it has theirs.
    """
    temporary = origin.temporary or any(one.valid_until == "unknown" for one in said)
    sourced = next((one for one in said if one.source and not one.assumed), None)
    if sourced is None or origin.standing:
        return replace(origin, temporary=temporary)
    return replace(
        origin, temporary=temporary, source=sourced.source, as_of=sourced.as_of, partly=True
    )


def framed(citizen: Citizen, told: list[str], origin: Origin) -> str:
    """Return an answer with what belongs to it: that it is assumed, temporary, where it is from."""
    first = citizen.remark() if origin.assumed else []
    last = [citizen.prompt("valid_for_now", date=_day(citizen, origin))] if origin.temporary else []
    if citizen.channel == "chat" and origin.standing:
        source = citizen.prompt("source", source=origin.standing, date=_day(citizen, origin))
        last.append(source)
    return " ".join([*first, *told, *last])


def remembered(origin: Origin) -> EventType:
    """Return the event that keeps the origin, for who asks where that is written."""
    kept = {
        "source": origin.standing,
        "as_of": origin.as_of.isoformat(),
        "assumed": origin.assumed,
    }
    return SlotSet("told_source", kept)


def tell(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Name the source of what was told last, with its date, or say that there is none."""
    told = citizen.slot("told_source")
    if not told:
        words = citizen.prompt("source_of_nothing")
    elif not told["source"]:
        words = citizen.prompt("source_assumed")
    else:
        date_ = date_in_words(citizen, date.fromisoformat(told["as_of"]))
        words = citizen.prompt("source_told", source=told["source"], date=date_)
        words += f" {citizen.prompt('source_partly')}" if told["assumed"] else ""
    dispatcher.utter_message(response="utter_answer", answer=words)
    return []


def _day(citizen: Citizen, origin: Origin) -> str:
    return date_in_words(citizen, origin.as_of)
