"""The next step that is open now, in words: walk in, call, online, or from when."""

from actions.moments import capitalised, clock_in_words, moment_in_words
from actions.turn_context import Citizen
from intake.advice.answers import national, notices
from intake.advice.next_steps import NextStep

CLOSED = {"visit": "step_visit_later", "call": "step_call_later"}


def in_words(citizen: Citizen, step: NextStep) -> str:
    """Return what can be done now, empty where the question that follows says it all."""
    said = list(_sentences(citizen, step))
    if step.online:
        said.append(citizen.prompt("step_online"))
    first = citizen.remark() if said and step.assumed else []
    return " ".join([*first, *said])


def _sentences(citizen: Citizen, step: NextStep) -> list[str]:
    if step.kind == "visit":
        return _visit(citizen, step)
    # Who is on the telephone is put through: no number is needed for that.
    may_call = citizen.channel != "voice" and not citizen.wish.no_call
    if step.kind == "call" and step.closes_at and step.phone and may_call:
        until = clock_in_words(citizen, step.closes_at.time())
        return [citizen.prompt("step_call", until=until, phone=national(step.phone))]
    if step.kind in ("call_back", "online") and step.opens_at:
        return [_later(citizen, step)]
    return []


def _visit(citizen: Citizen, step: NextStep) -> list[str]:
    assert step.closes_at is not None, "a visit is only offered while it is open"
    said = [citizen.prompt("step_visit", until=clock_in_words(citizen, step.closes_at.time()))]
    office = citizen.municipality.offices.get(step.office or "")
    if office and office.address:
        name = office.name.say(citizen.language)
        said.append(capitalised(citizen.prompt("address", place=name, address=office.address)))
    about = notices(citizen.municipality, "visit", step.office, citizen.language, citizen.now)
    return [*said, *(notice.text for notice in about)]


def _later(citizen: Citizen, step: NextStep) -> str:
    assert step.opens_at is not None
    when = moment_in_words(citizen, step.opens_at)
    key = CLOSED.get(step.way or "", "step_later")
    return citizen.prompt(key, when=when, phone=national(step.phone) if step.phone else "")
