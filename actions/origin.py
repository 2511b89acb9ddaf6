"""Where an answer comes from and how long it holds: said with it, or when somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.citizen import Citizen
from actions.hours_told import date_in_words
from intake.answers import Answer
from intake.municipalities.facts import Fact


@dataclass(frozen=True)
class Origin:
    """The origin of what is said in one turn; `source` is a title, None where there is none."""

    source: str | None
    as_of: date
    assumed: bool = False
    temporary: bool = False


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
    """Return the origin of what is told together with more answers: temporary if one of them is."""
    temporary = origin.temporary or any(one.valid_until == "unknown" for one in said)
    return replace(origin, temporary=temporary)


def framed(citizen: Citizen, told: list[str], origin: Origin) -> str:
    """Return an answer with what belongs to it: that it is assumed, temporary, where it is from."""
    first = [citizen.prompt("assumed")] if origin.assumed else []
    last = [citizen.prompt("valid_for_now", date=_day(citizen, origin))] if origin.temporary else []
    if citizen.channel == "chat" and origin.source and not origin.assumed:
        source = citizen.prompt("source", source=origin.source, date=_day(citizen, origin))
        last.append(source)
    return " ".join([*first, *told, *last])


def remembered(origin: Origin) -> EventType:
    """Return the event that keeps the origin, for who asks where that is written."""
    kept = {
        "source": origin.source,
        "as_of": origin.as_of.isoformat(),
        "assumed": origin.assumed,
    }
    return SlotSet("told_source", kept)


def tell(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Name the source of what was told last, with its date, or say that there is none."""
    told = citizen.slot("told_source")
    if not told:
        words = citizen.prompt("source_of_nothing")
    elif told["assumed"] or not told["source"]:
        words = citizen.prompt("source_assumed")
    else:
        date_ = date_in_words(citizen, date.fromisoformat(told["as_of"]))
        words = citizen.prompt("source_told", source=told["source"], date=date_)
    dispatcher.utter_message(response="utter_answer", answer=words)
    return []


def _day(citizen: Citizen, origin: Origin) -> str:
    return date_in_words(citizen, origin.as_of)
